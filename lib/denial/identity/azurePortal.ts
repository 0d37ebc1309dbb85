import { defined } from '../../platform/defined.ts';
import { decodePath, resourceKey } from '../../resource/resource.ts';
import type { PageIdentity } from '../denial.ts';
import type { Identifier } from '../detector.ts';
import { safeText } from '../safeText.ts';
import { tenantFrom } from './keys.ts';

/**
 * The resource of an Azure portal address, all of it in the fragment: `#@{tenant}/resource/{ARM id}/…`, or a blade that
 * names it, `#view/{extension}/{blade}/resourceId/{ARM id, encoded}/…`. A package can hold scopes down to a resource
 * group, so that and the subscription follow. Other blades and `#home` name nothing. Public links of 2019–2026.
 */
export const azurePortal: Identifier = {
  product: 'azurePortal',
  hosts: ['portal.azure.com', 'portal.azure.us', 'portal.azure.cn'],
  identify(url) {
    const [, tenant = '', rest = ''] = /^#(?:@([^/]{0,253})\/)?(.{0,4096})/.exec(url.hash) ?? [];
    const path =
      /^resource(\/subscriptions\/.{36}.{0,1500})$/i.exec(rest)?.[1] ??
      /^(?:view|blade)\/.*?\/(?:resourceId|id)\/(%2fsubscriptions%2f[^/]{36,1500})/i.exec(rest)?.[1] ??
      '';
    const scopes = scopesOf(decodePath(path.replace(/%2f/gi, '/')));
    const [deepest] = scopes;
    if (deepest === undefined) return undefined;
    return defined<Omit<PageIdentity, 'product'>>({
      resources: scopes.flatMap((originId) => {
        const key = resourceKey({ originSystem: 'AzureResources', originId });
        return key === undefined ? [] : [{ key, from: 'hash' as const }];
      }),
      resourceName: safeText(deepest.split('/').at(-1)),
      ...tenantFrom(tenant),
    });
  },
};

/** The resource without the portal's own blade names, its group and its subscription. */
function scopesOf(path: string): string[] {
  const match =
    /^(\/subscriptions\/[0-9a-f-]{36})(\/resourceGroups\/[^/]{1,90})?((?:\/providers\/[^/]{1,120})(?:\/[^/]{1,260}\/[^/]{1,260})+)?/i.exec(
      path,
    );
  if (match === null) return [];
  const [, subscription = '', group = '', resource = ''] = match;
  const deepest = `${subscription}${group}${withoutBlade(resource)}`;
  return [...new Set([deepest, `${subscription}${group}`, subscription])];
}

/** Types and names alternate; a portal blade (`/overview`, `/users`) may look like one more type. */
function withoutBlade(resource: string): string {
  const segments = resource.split('/');
  return segments.length <= 5 ? resource : segments.slice(0, 5).join('/');
}
