import { defined } from '../platform/defined.ts';
import { decodePath, isGuid, siteIdKey, siteKey } from '../resource/resource.ts';
import { type AccessDenied, readAccessDenied } from './accessDenied.ts';
import type { DeniedKey, ReasonClass } from './denial.ts';
import type { Refusal } from './detector.ts';
import { reasons } from './reasons.ts';
import { safeText } from './safeText.ts';

/** The denial behind a refused SharePoint or OneDrive address. `usualReason` unless a policy took the access away. */
export function sharePointDenial(url: URL, usualReason: ReasonClass): Refusal | undefined {
  const page = readAccessDenied(url);
  if (page === undefined) return undefined;
  const reason = page.isRemovedByPolicy ? 'organizationalPolicy' : usualReason;
  const names = page.site.map(decodePath);
  return defined<Refusal>({
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
