import { defined } from '../../platform/defined.ts';
import { siteCollectionSegments, siteKey } from '../../resource/resource.ts';
import type { PageIdentity } from '../denial.ts';
import type { Identifier } from '../detector.ts';
import { sharePointAddresses } from '../hosts.ts';
import { folderAt } from '../partKeys.ts';
import { safeText } from '../safeText.ts';
import { plainPath } from '../sharePointPath.ts';

/** Any address of a site, its files and its sharing links: the site collection it lies in. */
export const sharePoint: Identifier = {
  product: 'sharePoint',
  hosts: sharePointAddresses,
  identify(url) {
    const found = siteOf(url);
    if (found === undefined || found.isPersonal) return undefined;
    const { site, isContainer } = found;
    const key = siteKey(site);
    const { parts, partName } = isContainer ? { parts: [] } : folderAt(url);
    return defined<Omit<PageIdentity, 'product'>>({
      resources: key === undefined || isContainer ? [] : [{ key, from: 'path' }],
      resourceName: safeText(isContainer ? url.hostname : (site.split('/').at(-1) ?? site)),
      parts: parts.length > 0 ? parts : undefined,
      partName,
      resourceUrl: safeText(site, 400),
      tenantHint: { sharePointHost: url.hostname },
      returnTo: isContainer ? undefined : site,
      // Containers of Loop and other applications are no sites: nothing of Entra's grants them.
      reason: isContainer ? 'sharedByOwner' : undefined,
    });
  },
};

/** A colleague's OneDrive, by any of its addresses. */
export const oneDrive: Identifier = {
  product: 'oneDrive',
  hosts: sharePointAddresses,
  identify(url) {
    const found = siteOf(url);
    if (found?.isPersonal !== true) return undefined;
    return {
      resources: [],
      resourceUrl: safeText(found.site, 400) ?? url.origin,
      tenantHint: { sharePointHost: url.hostname },
      reason: 'personalStorage',
    };
  },
};

function siteOf(url: URL): { site: string; isPersonal: boolean; isContainer: boolean } | undefined {
  if (url.pathname.length > 2048 || /^[^.]*-admin\./.test(url.hostname)) return undefined;
  const path = plainPath(url.pathname);
  const site = siteCollectionSegments(path);
  return {
    site: [url.origin, ...site].join('/'),
    isPersonal: site[0]?.toLowerCase() === 'personal' || /^[^.]*-my\./.test(url.hostname),
    isContainer: /^\/contentstorage(?:\/|$)/i.test(path),
  };
}
