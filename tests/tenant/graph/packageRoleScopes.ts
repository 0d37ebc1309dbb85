import type { AccessPackageSeed, ResourceRoleScopeSeed } from '../organization.ts';
import { type CatalogResource, originKey, seededAt } from '../state/catalogResources.ts';
import { sameId } from '../state/lookups.ts';
import { Refusal } from '../state/refusal.ts';
import { hasRoles, listedResources } from './catalogResources.ts';
import {
  badRequest,
  nowIn,
  packageFor,
  readScopes,
  replacePackage,
  unknown,
  writtenBody,
} from './entitlementAdministration.ts';
import { roleScopeEntity } from './resourceRoleScopes.ts';
import type { Call, Reply, Route } from './route.ts';
import { isObject } from './validate.ts';

const all = '/identityGovernance/entitlementManagement/accessPackages/{id}/resourceRoleScopes';

/** What an access package grants. Its page documents the list as an expansion of the package alone. */
export const packageRoleScopeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: all,
    options: ['$select', '$expand'],
    undocumentedScopes: readScopes,
    answer: (call) => ({
      kind: 'collection',
      context: 'Collection(accessPackageResourceRoleScope)',
      type: 'accessPackageResourceRoleScope',
      entities: packageFor(call, call.parameter('id'), 'read').resourceRoleScopes.map((grant) =>
        roleScopeEntity(call, grant),
      ),
    }),
  },
  { method: 'POST', path: all, options: [], answer: create },
  { method: 'DELETE', path: `${all}/{roleScopeId}`, options: [], answer: remove },
];

function create(call: Call): Reply {
  const body = writtenBody(call, 'accessPackageResourceRoleScope');
  const accessPackage = packageFor(call, call.parameter('id'), 'changePackages');
  const { role, scope } = body;
  if (!isObject(role) || !isObject(scope)) throw badRequest('role and scope are required.');
  const resource = resourceNamed(call, accessPackage, role);
  const found = roleNamed(resource, role);
  checkScope(resource, scope);
  const { id, displayName, originId } = found;
  const { originSystem } = resource;
  const grant: ResourceRoleScopeSeed = {
    id: `${id}_${resource.scopeId}`,
    createdDateTime: nowIn(call),
    role: { id, displayName, originId, originSystem },
    scope: {
      id: resource.scopeId,
      displayName: 'Root',
      originId: resource.originId,
      originSystem,
      isRootScope: true,
    },
    resource: {
      id: resource.id,
      displayName: resource.displayName,
      originId: resource.originId,
      originSystem,
    },
  };
  if (accessPackage.resourceRoleScopes.some((one) => one.id === grant.id))
    throw new Refusal(409, 'DuplicateKey', 'There is already a duplicated entity.');
  replacePackage(call, accessPackage, { resourceRoleScopes: [...accessPackage.resourceRoleScopes, grant] });
  return {
    kind: 'entity',
    status: 201,
    context: 'Collection(accessPackageResourceRoleScope)/$entity',
    entity: roleScopeEntity(call, grant),
    effect: `addRoleScope ${accessPackage.id} ${grant.id}`,
  };
}

/** In the package's own catalog, with its roles there already. */
function resourceNamed(
  call: Call,
  accessPackage: AccessPackageSeed,
  role: Record<string, unknown>,
): CatalogResource {
  const catalog = call.tenant.catalogs.find(({ id }) => id === accessPackage.catalogId) ?? {
    id: accessPackage.catalogId,
    displayName: '',
    createdDateTime: seededAt,
  };
  if (!isObject(role.resource)) throw badRequest('role.resource is required.');
  const { id, originSystem, originId } = role.resource;
  const key = originKey({ originSystem: String(originSystem), originId: String(originId) });
  const resource = listedResources(call, catalog).find((one) =>
    typeof id === 'string' ? sameId(one.id, id) : originKey(one) === key,
  );
  if (resource === undefined || !hasRoles(call.state, catalog, resource))
    throw unknown('resource in the catalog', String(id ?? originId));
  return resource;
}

/** By its id in the catalog; one without an id by where it comes from. */
function roleNamed({ roles }: CatalogResource, named: Record<string, unknown>) {
  const { id, originId } = named;
  const role = roles.find((one) =>
    typeof id === 'string'
      ? sameId(one.id, id)
      : [one.originId, one.displayName].some((name) => sameId(name, String(originId))),
  );
  if (role === undefined) throw unknown('role of the resource', String(id ?? originId));
  return role;
}

function checkScope(resource: CatalogResource, { id, originId }: Record<string, unknown>): void {
  const isRoot =
    typeof id === 'string'
      ? sameId(id, resource.scopeId)
      : typeof originId === 'string' && originKey({ ...resource, originId }) === originKey(resource);
  if (!isRoot) throw unknown('scope of the resource', String(id ?? originId));
}

function remove(call: Call): Reply {
  const accessPackage = packageFor(call, call.parameter('id'), 'changePackages');
  const id = call.parameter('roleScopeId');
  const resourceRoleScopes = accessPackage.resourceRoleScopes.filter((one) => !sameId(one.id, id));
  if (resourceRoleScopes.length === accessPackage.resourceRoleScopes.length) throw unknown('role scope', id);
  replacePackage(call, accessPackage, { resourceRoleScopes });
  return { kind: 'nothing', status: 204, effect: `removeRoleScope ${accessPackage.id} ${id}` };
}
