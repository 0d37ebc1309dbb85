import { defined } from '../../platform/defined.ts';
import { appIdKey, decodePath } from '../../resource/resource.ts';
import type { PageIdentity } from '../denial.ts';
import type { Identifier } from '../detector.ts';
import { launcherAddresses } from '../hosts.ts';
import { safeText } from '../safeText.ts';
import { guidOf, segmentsOf, tenantFrom } from './keys.ts';

/**
 * Launcher links and user access URLs: `/api/signin/{appId}`, `/signin/{name}/{appId}`, `/applications/signin/{appId}`.
 * "Properties of an enterprise application" and public links, seen 2026-11; old ones write the id without hyphens.
 */
export const myApps: Identifier = {
  product: 'myApps',
  hosts: launcherAddresses,
  identify(url) {
    const segments = segmentsOf(url);
    const at = segments.findIndex((segment) => segment.toLowerCase() === 'signin');
    const after = at < 0 ? [] : segments.slice(at + 1, at + 3);
    const appId = guidOf(after.at(-1));
    if (appId === undefined) return undefined;
    return defined<Omit<PageIdentity, 'product'>>({
      resources: [{ key: appIdKey(appId), from: 'path' }],
      resourceName: after.length === 2 ? safeText(decodePath(after[0] ?? '')) : undefined,
      ...tenantFrom(url.searchParams.get('tenantId')),
    });
  },
};
