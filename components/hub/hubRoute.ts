/** What the hub shows, read from its fragment. */
export type HubRoute =
  | { name: 'requests' }
  | { name: 'approvals' }
  | { name: 'request'; accessPackageId: string; tabId: number | undefined };

/** `#/requests`, `#/approvals`, `#/request/<packageId>?tab=<id>`; everything else is the requests. */
export function parseHubRoute(hash: string): HubRoute {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [name, id] = path.split('/');
  if (name === 'approvals') return { name: 'approvals' };
  const accessPackageId = decoded(id ?? '');
  if (name !== 'request' || accessPackageId === '') return { name: 'requests' };
  const tab = Number(new URLSearchParams(query).get('tab') ?? Number.NaN);
  return { name: 'request', accessPackageId, tabId: Number.isInteger(tab) ? tab : undefined };
}

export const formHash = (accessPackageId: string): string =>
  `#/request/${encodeURIComponent(accessPackageId)}`;

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return ''; // broken escapes: not an address of ours
  }
}
