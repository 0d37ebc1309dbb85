import type { CatalogSeed } from '../organization.ts';
import { type CatalogResource, resourcesOf } from '../state/catalogResources.ts';
import type { TenantState } from '../state/state.ts';
import { badRequest, catalogFor, noResource, readScopes } from './entitlementAdministration.ts';
import type { Entity } from './entity.ts';
import type { Call, Reply, Route } from './route.ts';

const byId = '/identityGovernance/entitlementManagement/catalogs/{id}';
const options = ['$select', '$expand', '$filter', '$top'] as const;

/** What is in a catalog: resources, their roles, their scopes. */
export const catalogResourceRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${byId}/resources`,
    options,
    answer: (call) => listed('accessPackageResource', resourceEntities(call, catalogOf(call))),
  },
  {
    method: 'GET',
    path: `${byId}/resourceRoles`,
    options,
    answer: (call) => {
      checkOriginSystem(call);
      return listed('accessPackageResourceRole', roleEntities(call, catalogOf(call)));
    },
  },
  {
    method: 'GET',
    path: `${byId}/resourceScopes`,
    options,
    undocumentedScopes: readScopes,
    answer: (call) => {
      checkOriginSystem(call);
      return listed('accessPackageResourceScope', scopeEntities(call, catalogOf(call)));
    },
  },
  // In the metadata, not in the service (msgraph-sdk-powershell#2329, 2023).
  ...(['GET', 'DELETE'] as const).map(
    (method): Route => ({
      method,
      path: `${byId}/resources/{resourceId}`,
      options: ['$select', '$expand'],
      undocumentedScopes: readScopes,
      answer: noResource,
    }),
  ),
];

const catalogOf = (call: Call): CatalogSeed => catalogFor(call, call.parameter('id'), 'read');

/** Lists of roles and scopes are for one kind of origin, as their page says. */
function checkOriginSystem({ query }: Call): void {
  if (query.filter === undefined || !/originSystem\s+eq\s+'/i.test(query.filter))
    throw badRequest('Origin system is required.');
}

const listed = (type: string, entities: Entity[]): Reply => ({
  kind: 'collection',
  context: `Collection(${type})`,
  type,
  entities,
});

export const resourceEntities = (call: Call, catalog: CatalogSeed): Entity[] =>
  listedResources(call, catalog).map((resource) => resourceEntity(call, catalog, resource));

export const roleEntities = (call: Call, catalog: CatalogSeed): Entity[] =>
  listedResources(call, catalog).flatMap((resource) => rolesIn(call, catalog, resource));

export const scopeEntities = (call: Call, catalog: CatalogSeed): Entity[] =>
  listedResources(call, catalog).map((resource) => scopeEntity(call, catalog, resource));

export const resourceKey = (catalog: CatalogSeed, { id }: CatalogResource): string => `${catalog.id}/${id}`;

/** Those that have arrived. */
export const listedResources = ({ state, tenant }: Call, catalog: CatalogSeed): CatalogResource[] =>
  resourcesOf(state, tenant, catalog).filter((resource) =>
    state.replication.isResourceThere(resourceKey(catalog, resource)),
  );

export function resourceEntity(call: Call, catalog: CatalogSeed, resource: CatalogResource): Entity {
  const { id, displayName, description, originId, originSystem, createdDateTime } = resource;
  const isShort =
    originSystem === 'AadApplication' && call.state.switches.get('expandedRoles') === 'notOfApplications';
  return {
    type: 'accessPackageResource',
    properties: {
      id,
      displayName,
      description,
      originId,
      originSystem,
      createdDateTime,
      modifiedDateTime: createdDateTime,
      attributes: [],
    },
    navigations: {
      environment: () => null,
      roles: () => (isShort ? [] : rolesIn(call, catalog, resource)),
      scopes: () => (hasRoles(call.state, catalog, resource) ? [scopeEntity(call, catalog, resource)] : []),
    },
  };
}

export const hasRoles = (
  { replication }: TenantState,
  catalog: CatalogSeed,
  resource: CatalogResource,
): boolean => replication.hasRoles(resourceKey(catalog, resource));

function rolesIn(call: Call, catalog: CatalogSeed, resource: CatalogResource): Entity[] {
  if (!hasRoles(call.state, catalog, resource)) return [];
  const isNamed = resource.originSystem === 'SharePointOnline' && !call.state.switches.get('roleIsGroupId');
  return resource.roles.map(({ id, displayName, description, originId }) => ({
    type: 'accessPackageResourceRole',
    properties: {
      id,
      displayName,
      description,
      originSystem: resource.originSystem,
      originId: isNamed ? displayName : originId,
      type: null,
    },
    navigations: { resource: () => resourceEntity(call, catalog, resource) },
  }));
}

const scopeEntity = (call: Call, catalog: CatalogSeed, resource: CatalogResource): Entity => ({
  type: 'accessPackageResourceScope',
  properties: {
    id: resource.scopeId,
    displayName: 'Root',
    description: 'Root Scope',
    originId: resource.originId,
    originSystem: resource.originSystem,
    isRootScope: true,
  },
  navigations: { resource: () => resourceEntity(call, catalog, resource) },
});
