/** A user name in one spelling; a guest's in the tenant, `adele_fabrikam.com#EXT#@contoso…`, as the one they sign in with. */
export function homeName(username: string): string {
  const name = username.trim().toLowerCase();
  const guest = /^(.+)_([^_]+)#ext#@/.exec(name);
  return guest === null ? name : `${guest[1]}@${guest[2]}`;
}
