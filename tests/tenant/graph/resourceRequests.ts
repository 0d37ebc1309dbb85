import type { CatalogSeed } from '../organization.ts';
import {
  type CatalogResource,
  isGranted,
  originKey,
  resourceFrom,
  resourcesOf,
} from '../state/catalogResources.ts';
import { originOf } from '../state/origins.ts';
import { Refusal } from '../state/refusal.ts';
import { resourceEntity, resourceKey } from './catalogResources.ts';
import {
  badRequest,
  catalogFor,
  nowIn,
  referenceIn,
  unknown,
  writtenBody,
} from './entitlementAdministration.ts';
import type { Call, Reply, Route } from './route.ts';
import { isObject } from './validate.ts';

/** Puts something into a catalog, or takes it out. */
export const resourceRequestRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/identityGovernance/entitlementManagement/resourceRequests',
    options: [],
    answer: create,
  },
];

function create(call: Call): Reply {
  const body = writtenBody(call, 'accessPackageResourceRequest');
  const { requestType, resource } = body;
  if (!isObject(resource)) throw badRequest('resource is required.');
  const catalog = catalogFor(call, referenceIn(body, 'catalog'), 'addResources');
  switch (requestType) {
    case 'adminAdd':
      return add(call, catalog, resource);
    case 'adminRemove':
      return remove(call, catalog, resource);
    default:
      throw new Refusal(501, 'NotImplemented', `The tenant makes no request of type '${requestType}'.`);
  }
}

/** Checks in the order in which the service meets them: the origin, the right to it, whether it is there already. */
function add(call: Call, catalog: CatalogSeed, named: Record<string, unknown>): Reply {
  const { state, tenant, me } = call;
  const [originSystem, originId] = [String(named.originSystem ?? ''), String(named.originId ?? '')];
  const origin = originOf(state, tenant, originSystem, originId);
  if (origin === undefined || !state.replication.knowsOrigin(originKey(origin)))
    throw badRequest('The resource was not found in the origin system.', 'ResourceNotFoundInOriginSystem');
  if (!origin.mayBeAddedBy(me))
    throw badRequest('The caller is not the resource owner.', 'CallerNotResourceOwner');
  const resources = resourcesOf(state, tenant, catalog);
  if (resources.some((one) => originKey(one) === originKey(origin)))
    throw badRequest('The specified resource is already onboarded to ELM.', 'ResourceAlreadyOnboarded');
  const resource = resourceFrom(catalog, origin, nowIn(call));
  resources.push(resource);
  state.replication.made(resourceKey(catalog, resource));
  return delivered(call, 'adminAdd', catalog, resource, `addResource ${catalog.id} ${resource.id}`);
}

/** By its id in the catalog, or where it comes from. Who adds it may remove it. */
function remove(call: Call, catalog: CatalogSeed, named: Record<string, unknown>): Reply {
  const { state, tenant, me } = call;
  const resources = resourcesOf(state, tenant, catalog);
  const { id, originSystem, originId } = named;
  const key = originKey({ originSystem: String(originSystem), originId: String(originId) });
  const resource = resources.find((one) => (id === undefined ? originKey(one) === key : one.id === id));
  if (resource === undefined) throw unknown('resource', String(id ?? originId));
  const origin = originOf(state, tenant, resource.originSystem, resource.originId);
  if (origin !== undefined && !origin.mayBeAddedBy(me))
    throw badRequest('The caller is not the resource owner.', 'CallerNotResourceOwner');
  if (isGranted(tenant, catalog, resource))
    throw badRequest(
      `The resource: ${resource.displayName} can not be deleted because there are active entitlements.`,
      'InvalidDeleteResourceHasEntitlements',
    );
  resources.splice(resources.indexOf(resource), 1);
  return delivered(call, 'adminRemove', catalog, resource, `removeResource ${catalog.id} ${resource.id}`);
}

const delivered = (
  call: Call,
  requestType: string,
  catalog: CatalogSeed,
  resource: CatalogResource,
  effect: string,
): Reply => ({
  kind: 'entity',
  status: 201,
  context: 'identityGovernance/entitlementManagement/resourceRequests/$entity',
  entity: {
    type: 'accessPackageResourceRequest',
    properties: { id: crypto.randomUUID(), requestType, state: 'delivered', createdDateTime: nowIn(call) },
    navigations: { resource: () => resourceEntity(call, catalog, resource) },
  },
  effect,
});
