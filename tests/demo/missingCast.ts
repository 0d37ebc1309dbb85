import type { CatalogSeed, Seed, SiteSeed, TenantSeed, UserSeed } from '../tenant/organization.ts';

/** Who plays, and where: a site that nothing grants, whose owner has a catalog and no directory role. */
export interface MissingCast {
  tenant: TenantSeed;
  site: SiteSeed;
  owner: UserSeed;
  catalog: CatalogSeed;
  /** Somebody whom the site refuses. */
  employee: UserSeed;
  manager: UserSeed;
}

const administrators = 'Knock for administrators';

/** @throws Where the organisation has no such site, owner or employee. */
export function castOf({ tenants }: Seed): MissingCast {
  for (const tenant of tenants)
    for (const site of tenant.sites)
      for (const owner of ownersOf(tenant, site)) {
        const catalog = tenant.catalogs.find((one) => isOwn(one, owner));
        const employee = tenant.users.find(
          (user) => isOutside(tenant, site, user) && user.managerId !== owner.id,
        );
        const manager = tenant.users.find(({ id }) => id === employee?.managerId);
        if (catalog && employee && manager) return { tenant, site, owner, catalog, employee, manager };
      }
  throw new Error('No site that nothing grants has an owner with a catalog, and an employee to refuse.');
}

/** Of a site that no package grants: those of its group whom the registration for administrators lets in. */
function ownersOf(tenant: TenantSeed, { url, groupId, isRemoved, movedTo }: SiteSeed): UserSeed[] {
  const group = tenant.groups.find(({ id }) => id === groupId);
  const isGranted = tenant.accessPackages
    .flatMap(({ resourceRoleScopes }) => resourceRoleScopes)
    .some(({ scope }) => [url, groupId].includes(scope.originId));
  if (group === undefined || isGranted || isRemoved === true || movedTo !== undefined) return [];
  const assigned =
    tenant.applications.find(({ displayName }) => displayName === administrators)?.assignments ?? [];
  return tenant.users.filter(
    ({ id, directoryRoles = [] }) =>
      directoryRoles.length === 0 &&
      group.ownerIds?.includes(id) === true &&
      assigned.some(({ principalId }) => principalId === id),
  );
}

const isOwn = ({ state, roles = [] }: CatalogSeed, { id }: UserSeed): boolean =>
  state !== 'unpublished' &&
  roles.some(({ role, principalId }) => role === 'Catalog owner' && principalId === id);

function isOutside({ groups }: TenantSeed, site: SiteSeed, user: UserSeed): boolean {
  const group = groups.find(({ id }) => id === site.groupId);
  const inside = [group?.memberIds, group?.ownerIds, site.visitorIds, site.memberIds, site.ownerIds].flat();
  return (
    user.userType === 'member' &&
    user.managerId !== undefined &&
    site.everyoneReads !== true &&
    !inside.includes(user.id)
  );
}

/** The registration for administrators. */
export function administratorClientOf({ applications }: TenantSeed): string {
  const appId = applications.find(({ displayName }) => displayName === administrators)?.appId;
  if (appId === undefined) throw new Error(`No registration ${administrators}.`);
  return appId;
}
