import type { CatalogRoleName, CatalogSeed, TenantSeed, UserSeed } from '../organization.ts';
import { sameId } from './lookups.ts';
import { canGovern, canReadEverything } from './roles.ts';
import type { TenantState } from './state.ts';

/**
 * What each role on a catalog allows. Source: Entra documentation, "Delegation and roles in entitlement management"
 * (table of tasks), and the tips of the graph-rest-1.0 pages; seen 2026-11.
 */
const allowing = {
  read: [
    'Catalog owner',
    'Catalog reader',
    'Access package manager',
    'Access package assignment manager',
  ] satisfies CatalogRoleName[],
  changePackages: ['Catalog owner', 'Access package manager'] satisfies CatalogRoleName[],
  addResources: ['Catalog owner'] satisfies CatalogRoleName[],
  changeCatalog: ['Catalog owner'] satisfies CatalogRoleName[],
} as const;

export type CatalogTask = keyof typeof allowing;

/** Their directory role allows it, or a role on the catalog, their own or one of their groups'. */
export function may(
  state: TenantState,
  tenant: TenantSeed,
  user: UserSeed,
  task: CatalogTask,
  catalog: CatalogSeed,
): boolean {
  if (canGovern(user) || (task === 'read' && canReadEverything(user))) return true;
  const allowed: readonly CatalogRoleName[] = allowing[task];
  return rolesOn(state, tenant, user, catalog).some((role) => allowed.includes(role));
}

function rolesOn(
  state: TenantState,
  tenant: TenantSeed,
  user: UserSeed,
  catalog: CatalogSeed,
): CatalogRoleName[] {
  if (state.switches.get('catalogRoles') === 'ended') return [];
  return (catalog.roles ?? [])
    .filter(
      ({ principalId }) =>
        sameId(principalId, user.id) ||
        state.access.groupMembers(tenant, principalId).some((id) => sameId(id, user.id)),
    )
    .map(({ role }) => role);
}

/** Administrators, and those who were made catalog creators. */
export const mayCreateCatalogs = (state: TenantState, tenant: TenantSeed, user: UserSeed): boolean =>
  canGovern(user) || isCatalogCreator(state, tenant, user);

export const isCatalogCreator = ({ switches }: TenantState, tenant: TenantSeed, user: UserSeed): boolean =>
  switches.get('catalogRoles') === 'kept' &&
  (tenant.catalogCreatorIds ?? []).some((id) => sameId(id, user.id));
