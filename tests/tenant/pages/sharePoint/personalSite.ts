import type { TenantCore } from '../../contract.ts';
import type { SiteSeed, TenantSeed } from '../../organization.ts';
import { tenantOfHost } from './address.ts';
import { plainPath, stableGuid } from './places.ts';

/**
 * Somebody's OneDrive: `https://contoso-my.sharepoint.com/personal/adelev_contoso_com`. Everybody has one; only its
 * owner may open it.
 */
export function personalSite(
  core: TenantCore,
  address: URL,
): { tenant: TenantSeed; site: SiteSeed } | undefined {
  const tenant = tenantOfHost(core, address.hostname);
  const folder = /^\/(?::\w:\/g\/)?personal\/([^/]+)/i.exec(plainPath(address.pathname))?.[1];
  const owner = tenant?.users.find(
    (user) => personalFolder(user.userPrincipalName) === folder?.toLowerCase(),
  );
  if (!tenant || !owner || !/-my\./.test(address.hostname)) return undefined;
  const url = `${address.origin}/personal/${personalFolder(owner.userPrincipalName)}`;
  const site = { id: stableGuid(url), url, title: owner.displayName, memberIds: [], ownerIds: [owner.id] };
  return { tenant, site };
}

/** `adele@contoso.com` → `adele_contoso_com` */
const personalFolder = (upn: string): string => upn.toLowerCase().replace(/[@.]/g, '_');
