/** What the hub shows, read from its fragment. */
export type HubRoute =
  | { name: 'requests'; search?: string }
  | { name: 'approvals' }
  | { name: 'held'; assignmentId: string | undefined }
  | { name: 'history' }
  | { name: 'request'; accessPackageId: string; page?: AnsweredPage };

/** The page that the form answers: the tab, and which of its reports. */
export interface AnsweredPage {
  tabId: number;
  denialId: string;
}

/**
 * `#/requests?search=<words>`, `#/approvals`, `#/held`, `#/held/<assignmentId>`, `#/history`, `#/request/<packageId>?tab=<id>&denial=<id>`;
 * everything else is the requests.
 */
export function parseHubRoute(hash: string): HubRoute {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [name, id] = path.split('/');
  if (name === 'approvals') return { name: 'approvals' };
  if (name === 'history') return { name: 'history' };
  if (name === 'held') return { name: 'held', assignmentId: decoded(id ?? '') || undefined };
  const values = new URLSearchParams(query);
  const accessPackageId = decoded(id ?? '');
  if (name !== 'request' || accessPackageId === '') {
    const search = values.get('search');
    return { name: 'requests', ...(search === null ? {} : { search }) };
  }
  const tabId = Number(values.get('tab') ?? Number.NaN);
  const denialId = values.get('denial');
  const isKnown = Number.isInteger(tabId) && denialId !== null;
  return { name: 'request', accessPackageId, ...(isKnown ? { page: { tabId, denialId } } : {}) };
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
