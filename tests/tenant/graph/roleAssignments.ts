import type { CatalogRoleName, CatalogSeed } from '../organization.ts';
import { may } from '../state/catalogRights.ts';
import { findGroup, findUser, sameId } from '../state/lookups.ts';
import { derivedId } from '../state/registrations.ts';
import {
  badRequest,
  catalogFor,
  readableCatalogs,
  unknown,
  writtenBody,
} from './entitlementAdministration.ts';
import type { Entity } from './entity.ts';
import { groupEntity } from './groups.ts';
import type { Call, Reply, Route } from './route.ts';
import { memberEntity } from './users.ts';

const all = '/roleManagement/entitlementManagement/roleAssignments';

/** The same in every tenant. Source: Entra documentation, "Delegation and roles in entitlement management", seen 2026-11. */
const definitions: Record<CatalogRoleName, string> = {
  'Catalog owner': 'ae79f266-94d4-4dab-b730-feca7e132178',
  'Catalog reader': '44272f93-9762-48e8-af59-1b5351b1d6b3',
  'Access package manager': '7f480852-ebdc-47d4-87de-0d8498384a83',
  'Access package assignment manager': 'e2182095-804a-4656-ae11-64734e9b7ae5',
};

/** Who has which role on a catalog. */
export const roleAssignmentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: all,
    options: ['$select', '$expand', '$filter'],
    answer: (call) => ({
      kind: 'collection',
      context: 'roleManagement/entitlementManagement/roleAssignments',
      type: 'unifiedRoleAssignment',
      entities: readableCatalogs(call).flatMap((catalog) =>
        (catalog.roles ?? []).map((one) => entityOf(call, catalog, one)),
      ),
    }),
  },
  { method: 'POST', path: all, options: [], answer: create },
  { method: 'DELETE', path: `${all}/{id}`, options: [], answer: remove },
];

type Assignment = NonNullable<CatalogSeed['roles']>[number];

const idOf = (catalog: CatalogSeed, { role, principalId }: Assignment): string =>
  derivedId(catalog.id, role, principalId);

function create(call: Call): Reply {
  const body = writtenBody(call, 'unifiedRoleAssignment');
  const [principalId, definition] = [String(body.principalId), String(body.roleDefinitionId)];
  const role = (Object.keys(definitions) as CatalogRoleName[]).find((name) =>
    sameId(definitions[name], definition),
  );
  const catalogId = /^\/AccessPackageCatalog\/([^/]+)$/i.exec(String(body.appScopeId))?.[1];
  if (role === undefined || catalogId === undefined)
    throw badRequest('roleDefinitionId and appScopeId name a role on a catalog.');
  const catalog = catalogFor(call, catalogId, 'changeCatalog');
  if (principalOf(call, principalId) === null) throw unknown('principal', principalId);
  const made = { role, principalId };
  catalog.roles = [
    ...(catalog.roles ?? []).filter((one) => idOf(catalog, one) !== idOf(catalog, made)),
    made,
  ];
  return {
    kind: 'entity',
    status: 201,
    context: 'roleManagement/entitlementManagement/roleAssignments/$entity',
    entity: entityOf(call, catalog, made),
    effect: `assignRole ${catalog.id} ${principalId}`,
  };
}

function remove(call: Call): Reply {
  const { state, tenant, me, parameter } = call;
  for (const catalog of tenant.catalogs) {
    const found = (catalog.roles ?? []).find((one) => sameId(idOf(catalog, one), parameter('id')));
    if (found === undefined || !may(state, tenant, me, 'changeCatalog', catalog)) continue;
    catalog.roles = (catalog.roles ?? []).filter((one) => one !== found);
    return { kind: 'nothing', status: 204, effect: `removeRole ${catalog.id} ${found.principalId}` };
  }
  throw unknown('role assignment', parameter('id'));
}

const entityOf = (call: Call, catalog: CatalogSeed, assignment: Assignment): Entity => ({
  type: 'unifiedRoleAssignment',
  properties: {
    id: idOf(catalog, assignment),
    principalId: assignment.principalId,
    roleDefinitionId: definitions[assignment.role],
    appScopeId: `/AccessPackageCatalog/${catalog.id}`,
  },
  navigations: { principal: () => principalOf(call, assignment.principalId) },
});

function principalOf(call: Call, id: string): Entity | null {
  const user = findUser(call.tenant, id);
  if (user !== undefined) return memberEntity(call, user);
  const group = findGroup(call.tenant, id);
  if (group === undefined) return null;
  return { ...groupEntity(call, group), annotations: { '@odata.type': '#microsoft.graph.group' } };
}
