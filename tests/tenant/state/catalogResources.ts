import type { CatalogSeed, ResourceRoleScopeSeed, TenantSeed } from '../organization.ts';
import { sameId, siteAddress } from './lookups.ts';
import { type Origin, originOf } from './origins.ts';
import { derivedId } from './registrations.ts';
import type { TenantState } from './state.ts';

/** What the packages of a catalog may grant. */
export interface CatalogResource {
  id: string;
  displayName: string;
  description: string;
  originSystem: string;
  originId: string;
  createdDateTime: string;
  roles: { id: string; displayName: string; description: string; originId: string }[];
  /** Id of its one scope, the root. */
  scopeId: string;
}

const known = new WeakMap<CatalogSeed, CatalogResource[]>();

/** Those the organisation lists, and those that packages grant from the start, under the ids they have there. */
export function resourcesOf(state: TenantState, tenant: TenantSeed, catalog: CatalogSeed): CatalogResource[] {
  const before = known.get(catalog);
  if (before !== undefined) return before;
  const byOrigin = new Map<string, CatalogResource>();
  for (const { originSystem, originId } of catalog.resources ?? []) {
    const origin = originOf(state, tenant, originSystem, originId);
    if (origin !== undefined) byOrigin.set(originKey(origin), resourceFrom(catalog, origin, seededAt));
  }
  for (const { catalogId, resourceRoleScopes } of tenant.accessPackages) {
    if (catalogId !== catalog.id) continue;
    for (const grant of resourceRoleScopes) {
      const key = originKey(grant.resource);
      const resource = byOrigin.get(key) ?? resourceOfGrant(state, tenant, catalog, grant);
      byOrigin.set(key, resource);
      addRole(resource, grant);
    }
  }
  const made = [...byOrigin.values()];
  known.set(catalog, made);
  return made;
}

export const seededAt = '2026-01-12T08:00:00Z';

export const originKey = ({ originSystem, originId }: { originSystem: string; originId: string }): string =>
  `${originSystem}|${URL.canParse(originId) ? siteAddress(originId) : originId}`.toLowerCase();

export function resourceFrom(catalog: CatalogSeed, origin: Origin, createdDateTime: string): CatalogResource {
  const { originSystem, originId, displayName, description } = origin;
  const idOf = (what: string): string => derivedId(catalog.id, originSystem, originId, what);
  return {
    id: idOf('resource'),
    displayName,
    description,
    originSystem,
    originId,
    createdDateTime,
    roles: origin.roles.map((role) => ({ ...role, id: idOf(`role ${role.originId}`) })),
    scopeId: idOf('scope'),
  };
}

function resourceOfGrant(
  state: TenantState,
  tenant: TenantSeed,
  catalog: CatalogSeed,
  { resource, scope, createdDateTime }: ResourceRoleScopeSeed,
): CatalogResource {
  const gone: Origin = { ...resource, description: '', roles: [], mayBeAddedBy: () => false };
  const origin = originOf(state, tenant, resource.originSystem, resource.originId) ?? gone;
  const { displayName, id } = resource;
  return { ...resourceFrom(catalog, origin, createdDateTime), displayName, id, scopeId: scope.id };
}

/** Under the id that the package has for it. */
function addRole(resource: CatalogResource, { role }: ResourceRoleScopeSeed): void {
  const same = resource.roles.find(({ originId }) => sameId(originId, role.originId));
  if (same === undefined) {
    const { id, displayName, originId } = role;
    resource.roles.push({ id, displayName, description: '', originId });
  } else same.id = role.id;
}

/** A package of the catalog grants some role of it. */
export const isGranted = (tenant: TenantSeed, catalog: CatalogSeed, resource: CatalogResource): boolean =>
  tenant.accessPackages.some(
    ({ catalogId, resourceRoleScopes }) =>
      catalogId === catalog.id &&
      resourceRoleScopes.some((grant) => originKey(grant.resource) === originKey(resource)),
  );
