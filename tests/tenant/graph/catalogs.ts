import type { CatalogSeed } from '../organization.ts';
import { mayCreateCatalogs } from '../state/catalogRights.ts';
import { canGovern } from '../state/roles.ts';
import { administeredEntity } from './administeredPackages.ts';
import { plainCatalogEntity } from './catalogEntity.ts';
import { resourceEntities, roleEntities, scopeEntities } from './catalogResources.ts';
import {
  badRequest,
  catalogFor,
  nowIn,
  readableCatalogs,
  readScopes,
  requiredText,
  unauthorized,
  writtenBody,
} from './entitlementAdministration.ts';
import type { Entity } from './entity.ts';
import type { Call, Reply, Route } from './route.ts';

const catalogsPath = '/identityGovernance/entitlementManagement/catalogs';
const byId = `${catalogsPath}/{id}`;

/** Catalogs, as administrators and those with a role on them see and write them. */
export const catalogRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: catalogsPath,
    options: ['$select', '$expand', '$filter'],
    answer: (call) => ({
      kind: 'collection',
      context: 'identityGovernance/entitlementManagement/catalogs',
      type: 'accessPackageCatalog',
      entities: readableCatalogs(call).map((catalog) => catalogEntity(call, catalog)),
    }),
  },
  { method: 'POST', path: catalogsPath, options: [], answer: create },
  {
    method: 'GET',
    path: byId,
    options: ['$select', '$expand'],
    answer: (call) => ({
      kind: 'entity',
      context: 'identityGovernance/entitlementManagement/catalogs/$entity',
      entity: catalogEntity(call, catalogFor(call, call.parameter('id'), 'read')),
    }),
  },
  { method: 'PATCH', path: byId, options: [], answer: change },
  { method: 'DELETE', path: byId, options: [], answer: remove },
  {
    method: 'GET',
    path: `${byId}/accessPackages`,
    options: ['$select', '$expand', '$filter'],
    undocumentedScopes: readScopes,
    answer: (call) => ({
      kind: 'collection',
      context: 'accessPackages',
      type: 'accessPackage',
      entities: packagesIn(call, catalogFor(call, call.parameter('id'), 'read')),
    }),
  },
];

function create(call: Call): Reply {
  const { state, tenant, me } = call;
  const body = writtenBody(call, 'accessPackageCatalog');
  if (!mayCreateCatalogs(state, tenant, me)) throw unauthorized();
  const now = nowIn(call);
  const catalog: CatalogSeed = {
    id: crypto.randomUUID(),
    displayName: requiredText(body, 'displayName'),
    ...written(body),
    createdDateTime: now,
    modifiedDateTime: now,
    // Who makes a catalog without a directory role becomes its first owner.
    roles: canGovern(me) ? [] : [{ role: 'Catalog owner', principalId: me.id }],
  };
  tenant.catalogs.push(catalog);
  state.replication.made(catalog.id);
  return {
    kind: 'entity',
    status: 201,
    context: 'identityGovernance/entitlementManagement/catalogs/$entity',
    entity: catalogEntity(call, catalog),
    effect: `createCatalog ${catalog.id}`,
  };
}

function change(call: Call): Reply {
  const body = writtenBody(call, 'accessPackageCatalog');
  const catalog = catalogFor(call, call.parameter('id'), 'changeCatalog');
  const named = body.displayName === undefined ? {} : { displayName: requiredText(body, 'displayName') };
  Object.assign(catalog, named, written(body), { modifiedDateTime: nowIn(call) });
  return { kind: 'nothing', status: 204, effect: `updateCatalog ${catalog.id}` };
}

/** Only one without packages; its resources go with it. */
function remove(call: Call): Reply {
  const { tenant } = call;
  const catalog = catalogFor(call, call.parameter('id'), 'changeCatalog');
  if (tenant.accessPackages.some(({ catalogId }) => catalogId === catalog.id))
    throw badRequest('The catalog has access packages.', 'InvalidDeleteCatalogHasAccessPackages');
  tenant.catalogs.splice(tenant.catalogs.indexOf(catalog), 1);
  return { kind: 'nothing', status: 204, effect: `deleteCatalog ${catalog.id}` };
}

function written(body: Record<string, unknown>): Partial<CatalogSeed> {
  const { description, state, isExternallyVisible } = body;
  return {
    ...(typeof description === 'string' ? { description } : {}),
    ...(state === 'published' || state === 'unpublished' ? { state } : {}),
    ...(typeof isExternallyVisible === 'boolean' ? { isExternallyVisible } : {}),
  };
}

const packagesIn = (call: Call, catalog: CatalogSeed): Entity[] =>
  call.tenant.accessPackages
    .filter(({ id, catalogId }) => catalogId === catalog.id && call.state.replication.isThere(id))
    .map((accessPackage) => administeredEntity(call, accessPackage));

function catalogEntity(call: Call, catalog: CatalogSeed): Entity {
  return {
    ...plainCatalogEntity(catalog),
    navigations: {
      accessPackages: () => packagesIn(call, catalog),
      resources: () => resourceEntities(call, catalog),
      resourceRoles: () => roleEntities(call, catalog),
      resourceScopes: () => scopeEntities(call, catalog),
    },
  };
}
