import type { SiteSeed } from '../organization.ts';
import { decode, sameId, siteAddress } from '../state/lookups.ts';
import { Refusal } from '../state/refusal.ts';
import { derivedId } from '../state/registrations.ts';
import type { Entity } from './entity.ts';
import type { Call, Reply, Route } from './route.ts';

const bySite = '/sites/{id}';

/** SharePoint's sites, of which people see those that they may open. */
export const siteRoutes: readonly Route[] = [
  { method: 'GET', path: '/sites', options: ['$select', '$top'], answer: search },
  {
    method: 'GET',
    path: `${bySite}:/{+path}`,
    options: ['$select'],
    answer: (call) => {
      const address = `https://${call.parameter('id')}/${call.parameter('path').replace(/:$/, '')}`;
      return one(call, siteAt(call, address));
    },
  },
  { method: 'GET', path: bySite, options: ['$select'], answer: (call) => one(call, siteNamed(call)) },
  {
    method: 'GET',
    path: `${bySite}/sites`,
    options: ['$select', '$top'],
    answer: (call) => {
      const parent = siteAddress(visibleSite(call, siteNamed(call)).url);
      return listed(visibleSites(call).filter(({ url }) => siteAddress(url).startsWith(`${parent}/`)));
    },
  },
];

/** By the words of its name, as `?search=` of SharePoint's index; `*` finds all. */
function search(call: Call): Reply {
  const wanted = new URLSearchParams(call.exchange.search).get('search');
  if (wanted === null) throw new Refusal(400, 'invalidRequest', 'search is required.');
  const words = wanted.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return listed(
    visibleSites(call).filter(({ title, url }) => {
      const text = `${title} ${decode(new URL(url).pathname)}`.toLowerCase();
      return wanted.trim() === '*' || (words.length > 0 && words.every((word) => text.includes(word)));
    }),
  );
}

const listed = (sites: SiteSeed[]): Reply => ({
  kind: 'collection',
  context: 'sites',
  type: 'site',
  entities: sites.map(siteEntity),
});

const one = (call: Call, site: SiteSeed | undefined): Reply => ({
  kind: 'entity',
  context: 'sites/$entity',
  entity: siteEntity(visibleSite(call, site)),
});

const siteAt = ({ tenant }: Call, address: string): SiteSeed | undefined =>
  tenant.sites.find(({ url }) => siteAddress(url) === siteAddress(address));

/** By host (the root), by the three parts of its id, or by the site collection's alone. */
function siteNamed(call: Call): SiteSeed | undefined {
  const [host = '', id] = call.parameter('id').split(',');
  const found = call.tenant.sites.find((site) => sameId(site.id, id ?? host));
  return found ?? (id === undefined && host.includes('.') ? siteAt(call, `https://${host}`) : undefined);
}

const visibleSites = (call: Call): SiteSeed[] =>
  call.tenant.sites.filter((site) => isThere(site) && mayOpen(call, site));

const isThere = (site: SiteSeed): boolean => site.isRemoved !== true && site.movedTo === undefined;
const mayOpen = ({ state, tenant, me }: Call, { url }: SiteSeed): boolean =>
  state.access.mayOpenSite(tenant, me.id, url);

/** @throws Refusal 404 for none, 403 for a site that the caller may not open. */
export function visibleSite(call: Call, site: SiteSeed | undefined): SiteSeed {
  if (site === undefined || !isThere(site))
    throw new Refusal(404, 'itemNotFound', 'Requested site could not be found');
  if (!mayOpen(call, site)) throw new Refusal(403, 'accessDenied', 'Access denied');
  return site;
}

export function siteEntity(site: SiteSeed): Entity {
  const { hostname, pathname } = new URL(site.url);
  const createdDateTime = '2026-01-12T08:00:00Z';
  return {
    type: 'site',
    properties: {
      id: `${hostname},${site.id},${derivedId(site.id, 'web')}`,
      displayName: site.title,
      name: decode(pathname).split('/').at(-1) ?? '',
      description: '',
      createdDateTime,
      lastModifiedDateTime: createdDateTime,
      webUrl: site.url,
      isPersonalSite: false,
      siteCollection: { hostname },
    },
  };
}
