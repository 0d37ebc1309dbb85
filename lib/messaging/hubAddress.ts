import { type Need, needs } from '../entitlement/need.ts';

/** What the hub shows. Its address is written and read here, and nowhere else. */
export type HubView =
  | ({
      name: 'request';
      accessPackageId: string;
      /** The form begins with whom it is for. */
      isForOther?: true;
    } & FromPage)
  /** *Find access*; `search`: what stands in the field. */
  | ({ name: 'find'; search?: string } & FromPage)
  | { name: 'requests' }
  /** What one holds, or how to extend one of it. */
  | { name: 'held'; assignmentId?: string }
  | { name: 'history' }
  | { name: 'help' }
  /** Access packages that are being made: all of them, one, or a new one for what was refused. */
  | { name: 'packages'; draftId?: string; resource?: string; need?: Need }
  | { name: 'approvals' };

/** The page that a view answers: the tab, and which of its reports. */
export interface AnsweredPage {
  tabId: number;
  denialId: string;
}

/** The same where there may be none, and what the person needs there. */
type FromPage = Partial<AnsweredPage> & { need?: Need };

export const answeredPage = ({ tabId, denialId }: FromPage): AnsweredPage | undefined =>
  tabId === undefined || denialId === undefined ? undefined : { tabId, denialId };

type Named<Name extends HubView['name']> = Extract<HubView, { name: Name }>;

interface Written {
  id?: string | undefined;
  query?: Record<string, string | number | undefined> | undefined;
}

/**
 * What follows the name: `#/find?search=<words>`, `#/held/<assignmentId>`, `#/request/<packageId>?tab=<id>&denial=<id>&need=edit&for=other`.
 * Apart from `readers`, which the worker has no use for.
 */
const writers: { [Name in HubView['name']]: (view: Named<Name>) => Written } = {
  request: (view) => ({
    id: view.accessPackageId,
    query: { ...pageQuery(view), for: view.isForOther && 'other' },
  }),
  find: (view) => ({ query: { search: view.search, ...pageQuery(view) } }),
  requests: () => ({}),
  held: ({ assignmentId }) => ({ id: assignmentId }),
  history: () => ({}),
  approvals: () => ({}),
  help: () => ({}),
  packages: ({ draftId, resource, need }) => ({ id: draftId, query: { resource, need } }),
};

const pageQuery = ({ tabId, denialId, need }: FromPage): Written['query'] => ({
  tab: tabId,
  denial: denialId,
  need,
});

/** `undefined`: no address of this view. `id` is empty where there is none. */
const readers: {
  [Name in HubView['name']]: (id: string, query: URLSearchParams) => Named<Name> | undefined;
} = {
  request: (id, query) =>
    id === ''
      ? undefined
      : {
          name: 'request',
          accessPackageId: id,
          ...fromPage(query),
          ...(query.get('for') === 'other' && { isForOther: true }),
        },
  find(_id, query) {
    const search = query.get('search');
    return { name: 'find', ...(search !== null && { search }), ...fromPage(query) };
  },
  requests: () => ({ name: 'requests' }),
  held: (id) => ({ name: 'held', ...(id !== '' && { assignmentId: id }) }),
  history: () => ({ name: 'history' }),
  approvals: () => ({ name: 'approvals' }),
  help: () => ({ name: 'help' }),
  packages(id, query) {
    const resource = query.get('resource');
    const need = needs.find((one) => one === query.get('need'));
    return {
      name: 'packages',
      ...(id !== '' && { draftId: id }),
      ...(resource !== null && { resource }),
      ...(need !== undefined && { need }),
    };
  },
};

function fromPage(query: URLSearchParams): FromPage {
  const tabId = Number(query.get('tab') ?? Number.NaN);
  const denialId = query.get('denial');
  const isKnown = Number.isInteger(tabId) && denialId !== null;
  const need = needs.find((one) => one === query.get('need'));
  return { ...(isKnown && { tabId, denialId }), ...(need !== undefined && { need }) };
}

/** The fragment of the hub's address for a view. */
export function hubHash(view: HubView): string {
  const { id, query = {} } = written(view);
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const values = given.map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`).join('&');
  return `#/${view.name}${id ? `/${encodeURIComponent(id)}` : ''}${values === '' ? '' : `?${values}`}`;
}

const written = <Name extends HubView['name']>(view: Named<Name> & { name: Name }) =>
  writers[view.name](view);

/** The view that a fragment names; everything else is the requests. */
export function hubView(hash: string): HubView {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [name = '', id = ''] = path.split('/');
  const view = isName(name) ? readers[name](decoded(id), new URLSearchParams(query)) : undefined;
  return view ?? { name: 'requests' };
}

const isName = (name: string): name is HubView['name'] => Object.hasOwn(readers, name);

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return ''; // broken escapes: not an address of ours
  }
}
