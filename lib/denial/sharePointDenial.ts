import { decodePath, isGuid, siteIdKey, siteKey } from '../resource/resource.ts';
import type { AccessDenied } from './accessDenied.ts';
import { defined } from './defined.ts';
import type { Denial, DeniedKey, ProductId, ReasonClass } from './denial.ts';
import { reasons } from './reasons.ts';
import { safeText } from './safeText.ts';

/** The denial behind a refused SharePoint or OneDrive address. `reason` unless a policy took the access away. */
export function sharePointDenial(
  product: Extract<ProductId, 'sharePoint' | 'oneDrive'>,
  url: URL,
  page: AccessDenied,
  usualReason: ReasonClass,
): Denial {
  const reason = page.isRemovedByPolicy ? 'organizationalPolicy' : usualReason;
  const names = page.site.map(decodePath);
  return defined<Denial>({
    detector: product,
    product,
    reason,
    curable: reasons[reason].curable,
    resources: deniedKeys(url, page),
    resourceName: safeText(names.at(-1) ?? url.hostname),
    resourceUrl: safeText([url.origin, ...names].join('/'), 400),
    extent: page.isItem ? 'item' : 'resource',
    tenantHint: { sharePointHost: url.hostname },
    returnTo: page.returnTo,
  });
}

/** The refusing web where it is deeper than the site, the site, and the site's id. */
function deniedKeys(url: URL, page: AccessDenied): DeniedKey[] {
  const site = siteKey(`${url.origin}/${page.site.join('/')}`);
  const web = siteKey(`${url.origin}${page.web}`);
  const keys: DeniedKey[] = [];
  if (web !== undefined && web !== site) keys.push({ key: web, from: page.from });
  if (site !== undefined) keys.push({ key: site, from: page.from });
  if (page.siteId !== undefined && isGuid(page.siteId))
    keys.push({ key: siteIdKey(page.siteId), from: 'query' });
  return keys;
}
