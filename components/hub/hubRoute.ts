/** What the hub shows, read from its fragment. */
export type HubRoute =
  | { name: 'requests' }
  | { name: 'approvals' }
  | { name: 'held'; assignmentId: string | undefined }
  | { name: 'history' }
  | { name: 'request'; accessPackageId: string; tabId: number | undefined };

/**
 * `#/requests`, `#/approvals`, `#/held`, `#/held/<assignmentId>`, `#/history`, `#/request/<packageId>?tab=<id>`;
 * everything else is the requests.
 */
export function parseHubRoute(hash: string): HubRoute {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [name, id] = path.split('/');
  if (name === 'approvals') return { name: 'approvals' };
  if (name === 'history') return { name: 'history' };
  if (name === 'held') return { name: 'held', assignmentId: decoded(id ?? '') || undefined };
  const accessPackageId = decoded(id ?? '');
  if (name !== 'request' || accessPackageId === '') return { name: 'requests' };
  const tab = Number(new URLSearchParams(query).get('tab') ?? Number.NaN);
  return { name: 'request', accessPackageId, tabId: Number.isInteger(tab) ? tab : undefined };
}

export const formHash = (accessPackageId: string): string =>
  `#/request/${encodeURIComponent(accessPackageId)}`;

export const heldHash = (assignmentId: string): string => `#/held/${encodeURIComponent(assignmentId)}`;

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return ''; // broken escapes: not an address of ours
  }
}
