import type { AccessPackageSeed } from '../organization.ts';
import { resourcesOf } from '../state/catalogResources.ts';
import { sameId } from '../state/lookups.ts';
import { keepRemoved } from '../state/ownSeed.ts';
import { Refusal } from '../state/refusal.ts';
import { accessPackageEntity } from './accessPackages.ts';
import { assignmentPolicyEntity } from './assignmentPolicyEntity.ts';
import {
  badRequest,
  catalogFor,
  nowIn,
  packageFor,
  readablePackages,
  referenceIn,
  replacePackage,
  requiredText,
  unauthorized,
  writtenBody,
} from './entitlementAdministration.ts';
import type { Entity } from './entity.ts';
import { groupEntity } from './groups.ts';
import { incompatibleGroups, incompatiblePackages, packagesIncompatibleWith } from './incompatible.ts';
import { inUse } from './inUse.ts';
import type { Call, Reply, Route } from './route.ts';

const all = '/identityGovernance/entitlementManagement/accessPackages';
const byId = `${all}/{id}`;

/** Access packages, as administrators and those with a role on their catalog see and write them. */
export const administeredPackageRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: all,
    options: ['$select', '$expand', '$filter'],
    answer: (call) => ({
      kind: 'collection',
      context: 'identityGovernance/entitlementManagement/accessPackages',
      type: 'accessPackage',
      entities: readablePackages(call).map((one) => administeredEntity(call, one)),
    }),
  },
  { method: 'POST', path: all, options: [], answer: create },
  { method: 'GET', path: byId, options: ['$select', '$expand'], answer: getOne },
  { method: 'PATCH', path: byId, options: [], answer: change },
  { method: 'DELETE', path: byId, options: [], answer: remove },
];

function getOne(call: Call): Reply {
  const accessPackage = packageFor(call, call.parameter('id'), 'read');
  if (call.state.switches.get('packageById') === 'refused') throw unauthorized();
  return {
    kind: 'entity',
    context: 'identityGovernance/entitlementManagement/accessPackages/$entity',
    entity: administeredEntity(call, accessPackage),
  };
}

function create(call: Call): Reply {
  const { state, tenant } = call;
  const body = writtenBody(call, 'accessPackage');
  const displayName = requiredText(body, 'displayName');
  const catalog = catalogFor(call, referenceIn(body, 'catalog'), 'changePackages');
  checkName(call, catalog.id, displayName, undefined);
  const now = nowIn(call);
  const accessPackage: AccessPackageSeed = {
    id: crypto.randomUUID(),
    catalogId: catalog.id,
    displayName,
    description: typeof body.description === 'string' ? body.description : '',
    isHidden: body.isHidden === true,
    createdDateTime: now,
    modifiedDateTime: now,
    resourceRoleScopes: [],
    assignmentPolicies: [],
  };
  tenant.accessPackages.push(accessPackage);
  state.replication.made(accessPackage.id);
  return {
    kind: 'entity',
    status: 201,
    context: 'identityGovernance/entitlementManagement/accessPackages/$entity',
    entity: administeredEntity(call, accessPackage),
    effect: `createPackage ${accessPackage.id}`,
  };
}

/** The words were met in public (terraform-provider-azuread#1948). A lagging list doesn't hide the name from it. */
function checkName({ tenant }: Call, catalogId: string, displayName: string, own: string | undefined): void {
  const isTaken = tenant.accessPackages.some(
    (one) => one.catalogId === catalogId && sameId(one.displayName, displayName) && one.id !== own,
  );
  if (isTaken)
    throw new Refusal(
      409,
      'DuplicateAccessPackage',
      `There's an existing access package with name "${displayName}" in the catalog.`,
    );
}

function change(call: Call): Reply {
  const body = writtenBody(call, 'accessPackage');
  const accessPackage = packageFor(call, call.parameter('id'), 'changePackages');
  const changes: Partial<AccessPackageSeed> = {};
  if (body.displayName !== undefined) changes.displayName = requiredText(body, 'displayName');
  if (typeof body.description === 'string') changes.description = body.description;
  if (typeof body.isHidden === 'boolean') changes.isHidden = body.isHidden;
  if (changes.displayName !== undefined)
    checkName(call, accessPackage.catalogId, changes.displayName, accessPackage.id);
  replacePackage(call, accessPackage, changes);
  return { kind: 'nothing', status: 204, effect: `updatePackage ${accessPackage.id}` };
}

/** Not while somebody holds it or asks for it. Its policies and role scopes go with it. */
function remove(call: Call): Reply {
  const { state, tenant } = call;
  const accessPackage = packageFor(call, call.parameter('id'), 'changePackages');
  if (inUse(call, accessPackage))
    throw badRequest('The access package has assignments.', 'InvalidDeleteAccessPackageHasAssignments');
  // What it granted stays in the catalog.
  for (const catalog of tenant.catalogs)
    if (catalog.id === accessPackage.catalogId) resourcesOf(state, tenant, catalog);
  keepRemoved(tenant, accessPackage);
  tenant.accessPackages.splice(tenant.accessPackages.indexOf(accessPackage), 1);
  return { kind: 'nothing', status: 204, effect: `deletePackage ${accessPackage.id}` };
}

/** With all that only administrators see. */
export function administeredEntity(call: Call, accessPackage: AccessPackageSeed): Entity {
  const entity = accessPackageEntity(call, accessPackage);
  const plain = (others: typeof incompatiblePackages) => () =>
    others(call, accessPackage).map((one) => accessPackageEntity(call, one));
  const hasPolicies = call.state.switches.get('expandedPolicies') === 'all';
  return {
    ...entity,
    navigations: {
      ...entity.navigations,
      assignmentPolicies: () =>
        hasPolicies
          ? accessPackage.assignmentPolicies
              .filter(({ id }) => call.state.replication.isThere(id))
              .map((policy) => assignmentPolicyEntity(call, accessPackage, policy))
          : [],
      incompatibleAccessPackages: plain(incompatiblePackages),
      accessPackagesIncompatibleWith: plain(packagesIncompatibleWith),
      incompatibleGroups: () =>
        incompatibleGroups(call, accessPackage).map((group) => groupEntity(call, group)),
    },
  };
}
