import type { AccessPackageSeed } from '../organization.ts';
import { findPackage, sameId } from '../state/lookups.ts';
import { Refusal } from '../state/refusal.ts';
import { isRequestable, requestable } from './accessPackages.ts';
import type { Entity } from './entity.ts';
import { roleScopeEntity } from './resourceRoleScopes.ts';
import type { Call, Reply, Route } from './route.ts';

const base = '/identityGovernance/entitlementManagement/availableAccessPackages';

export const availableAccessPackageRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: base,
    options: ['$select', '$expand', '$filter', '$top'],
    // In the metadata, without a reference page or a permission: a switch decides.
    undocumentedScopes: (state) =>
      state.switches.get('availableList') === 'works' ? ['EntitlementMgmt-SubjectAccess.ReadWrite'] : [],
    answer: (call) => ({
      kind: 'collection',
      context: 'identityGovernance/entitlementManagement/availableAccessPackages',
      type: 'availableAccessPackage',
      entities: requestable(call).map((accessPackage) => availableEntity(call, accessPackage)),
    }),
  },
  {
    method: 'GET',
    path: `${base}/{id}/resourceRoleScopes`,
    options: ['$select', '$expand', '$filter', '$top'],
    answer: listRoleScopes,
  },
];

/** Only what the caller may request or already holds, whatever else their scopes and roles allow. */
function listRoleScopes(call: Call): Reply {
  if (!call.state.switches.get('contentsReadable'))
    throw new Refusal(403, 'AccessDenied', 'You may not read the contents of this access package.');
  const accessPackage = findPackage(call.tenant, call.parameter('id'));
  if (accessPackage === undefined || !isVisible(call, accessPackage))
    throw new Refusal(
      404,
      'ResourceNotFound',
      `There is no access package '${call.parameter('id')}' for you.`,
    );
  return {
    kind: 'collection',
    context: `identityGovernance/entitlementManagement/availableAccessPackages('${accessPackage.id}')/resourceRoleScopes`,
    type: 'accessPackageResourceRoleScope',
    entities: accessPackage.resourceRoleScopes.map((grant) => roleScopeEntity(call, grant)),
  };
}

const isVisible = (call: Call, accessPackage: AccessPackageSeed): boolean =>
  isRequestable(call, accessPackage) ||
  call.state.ledger
    .assignments()
    .some(
      ({ tenantId, targetId, accessPackageId }) =>
        tenantId === call.tenant.id &&
        sameId(targetId, call.me.id) &&
        sameId(accessPackageId, accessPackage.id),
    );

export function availableEntity(call: Call, accessPackage: AccessPackageSeed): Entity {
  const { id, displayName, description } = accessPackage;
  return {
    type: 'availableAccessPackage',
    properties: { id, displayName, description },
    navigations: {
      resourceRoleScopes: () => accessPackage.resourceRoleScopes.map((grant) => roleScopeEntity(call, grant)),
    },
  };
}
