import type {
  ResourceRoleScopeSeed,
  SiteGroupSeed,
  SitePartSeed,
  SiteSeed,
  TenantSeed,
} from '../organization.ts';
import { findGroup, findUser, isWithin, sameId, siteAddress } from './lookups.ts';
import { permissionLevels } from './permissionLevels.ts';
import { listedIn, siteGroupsOf } from './siteGroups.ts';

/** SharePoint's mask of what somebody may do on a site (`path` empty) or on what lies at a path inside it. */
export type SitePermissions = (tenant: TenantSeed, userId: string, site: SiteSeed, path: string) => bigint;

/** What somebody holds in the directory. */
export interface Holdings {
  grants(tenant: TenantSeed, userId: string): ResourceRoleScopeSeed[];
  isMember(tenant: TenantSeed, userId: string, groupId: string): boolean;
}

export function createSitePermissions({ grants, isMember }: Holdings): SitePermissions {
  /** Roles that packages give on the site. Subsites inherit from their parent. */
  const rolesOn = (tenant: TenantSeed, userId: string, site: SiteSeed): string[] =>
    grants(tenant, userId)
      .filter(({ scope }) => sameId(scope.originSystem, 'SharePointOnline'))
      .filter(({ scope }) => isWithin(siteAddress(site.url), siteAddress(scope.originId)))
      .map(({ role }) => role.originId);

  const isOwner = (tenant: TenantSeed, userId: string, groupId: string): boolean =>
    findGroup(tenant, groupId)?.ownerIds?.some((id) => sameId(id, userId)) === true ||
    grants(tenant, userId).some(({ role }) => sameId(role.originId, `Owner_${groupId}`));

  const isIn = (tenant: TenantSeed, userId: string, site: SiteSeed, group: SiteGroupSeed): boolean => {
    if (listedIn(site, group).some((id) => sameId(id, userId))) return true;
    if (rolesOn(tenant, userId, site).includes(String(group.id))) return true;
    if (site.groupId === undefined) return false;
    // The group's members are in the site's Members, its owners in the site's Owners.
    if (group.associatedAs === 'member') return isMember(tenant, userId, site.groupId);
    return group.associatedAs === 'owner' && isOwner(tenant, userId, site.groupId);
  };

  const onSite: SitePermissions = (tenant, userId, site) => {
    const groups = siteGroupsOf(site);
    const isKnown = (role: string): boolean => groups.some(({ id }) => String(id) === role);
    const readsAnyhow =
      (site.everyoneReads === true && findUser(tenant, userId)?.userType === 'member') ||
      rolesOn(tenant, userId, site).some((role) => !isKnown(role));
    return union([
      readsAnyhow ? permissionLevels.read : 0n,
      ...groups.map((group) => (isIn(tenant, userId, site, group) ? permissionLevels[group.level] : 0n)),
    ]);
  };

  const onPart = (tenant: TenantSeed, userId: string, site: SiteSeed, part: SitePartSeed): bigint => {
    const groups = siteGroupsOf(site);
    const isPrincipal = (id: string): boolean => {
      const group = groups.find((candidate) => String(candidate.id) === id);
      if (group !== undefined) return isIn(tenant, userId, site, group);
      return sameId(id, userId) || isMember(tenant, userId, id);
    };
    return union(
      (part.access ?? []).map(({ principalId, level }) =>
        isPrincipal(principalId) ? permissionLevels[level] : 0n,
      ),
    );
  };

  return (tenant, userId, site, path) => {
    const part = partHolding(site, path);
    const own = part ? onPart(tenant, userId, site, part) : onSite(tenant, userId, site, path);
    // Who may open something further down gets limited access to all above it.
    const below = (site.parts ?? []).some(
      (other) => isInside(other.path, path) && other !== part && onPart(tenant, userId, site, other) !== 0n,
    );
    return below ? own | permissionLevels.limitedAccess : own;
  };
}

const union = (masks: bigint[]): bigint => masks.reduce((all, one) => all | one, 0n);

/** The nearest part with rights of its own, at the path or above it. */
export const partHolding = (site: SiteSeed, path: string): SitePartSeed | undefined =>
  (site.parts ?? [])
    .filter((part) => isInside(path, part.path))
    .toSorted((one, other) => other.path.length - one.path.length)[0];

/** `Shared Documents/A/b.docx` lies inside `shared documents/A`, and inside the site itself (empty). */
function isInside(path: string, outer: string): boolean {
  if (outer === '') return true;
  return `${path}/`.toLowerCase().startsWith(`${outer}/`.toLowerCase());
}
