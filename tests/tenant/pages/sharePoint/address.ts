import { randomUUID } from 'node:crypto';
import type { TenantCore } from '../../contract.ts';
import type { SiteSeed, TenantSeed } from '../../organization.ts';
import { partHolding } from '../../state/sitePermissions.ts';
import { listPath, pathInSite, placeIds, plainPath } from './places.ts';

/** The site a SharePoint address belongs to, sharing links included. */
export function siteOf(core: TenantCore, address: URL): { tenant: TenantSeed; site: SiteSeed } | undefined {
  return core.directory.siteByUrl(address.origin + plainPath(address.pathname));
}

/** The organisation whose SharePoint a host is: by its sites, or by the tenant's name in front of `-my`. */
export function tenantOfHost(core: TenantCore, host: string): TenantSeed | undefined {
  const bySite = core.seed.tenants.find((tenant) =>
    tenant.sites.some((site) => new URL(site.url).hostname === host),
  );
  const name = host.split('.')[0]?.replace(/-my$/, '');
  return bySite ?? core.seed.tenants.find((tenant) => tenant.domain.split('.')[0] === name);
}

/** Web address in front of `/_layouts/`, `/_api/` or `/_forms/`, without a trailing slash. */
export function webAddress(address: URL): string {
  const path = address.pathname.replace(/\/_(layouts|api|forms)\/.*$/i, '');
  return address.origin + path.replace(/\/$/, '');
}

/** SharePoint's two encoders: everything in upper-case percent codes, or .NET's lower-case form with `+`. */
const encoders = {
  everything: (text: string): string =>
    encodeURIComponent(text).replace(/[-_.!~*'()]/g, (character) => percent(character)),
  dotNet: (text: string): string =>
    encodeURIComponent(text)
      .replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())
      .replaceAll('%20', '+'),
};

const percent = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

/**
 * Where SharePoint sends a refused person: `<web>/_layouts/15/AccessDenied.aspx?…` in the forms seen in public
 * captures of 2020 to 2026 (denied-page research): whole site, list, file, removed by a policy.
 */
export function denialAddress(site: SiteSeed, asked: URL): string {
  const denied = `${site.url}/_layouts/15/AccessDenied.aspx`;
  const correlation = randomUUID();
  if (site.organizationalBlock) return `${denied}?p=128&type=accessremoved&correlation=${correlation}`;
  const sharingLink = asked.pathname !== plainPath(asked.pathname);
  const encode = sharingLink ? encoders.dotNet : encoders.everything;
  const members = { Source: asked.href, correlation, ...extent(site, asked, sharingLink) };
  return `${denied}?${Object.entries(members)
    .map(([name, value]) => `${name}=${encode(value)}`)
    .join('&')}`;
}

function extent(site: SiteSeed, asked: URL, sharingLink: boolean): Record<string, string> {
  const path = pathInSite(site, asked);
  const { list, item, uniqueId } = placeIds(site, path);
  const isPart = partHolding(site, path) !== undefined;
  const isItem = path.toLowerCase() !== listPath(path).toLowerCase();
  if (sharingLink || (isPart && isItem) || /^Shared Documents\/.+\.\w+$/i.test(path))
    return { Type: 'item', name: list, listItemId: String(item), listItemUniqueId: uniqueId };
  if (isPart || /^Lists\//i.test(path)) return { Type: 'list', name: list };
  return { Type: 'web', SiteId: site.id };
}
