import type { AccessPackageSeed, AssignmentPolicySeed } from '../organization.ts';
import { findPackage } from '../state/lookups.ts';
import { applicablePolicies } from '../state/people.ts';
import { Refusal } from '../state/refusal.ts';
import type { Entity } from './entity.ts';
import { requirementsEntity } from './requirements.ts';
import { roleScopeEntity } from './resourceRoleScopes.ts';
import type { Call, Reply, Route } from './route.ts';

const base = '/identityGovernance/entitlementManagement/accessPackages';

export const accessPackageRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${base}/filterByCurrentUser(on='{on}')`,
    options: ['$select', '$expand'],
    answer: listAllowed,
  },
  {
    method: 'POST',
    path: `${base}/{id}/getApplicablePolicyRequirements`,
    options: [],
    answer: listRequirements,
  },
];

function listAllowed(call: Call): Reply {
  if (call.parameter('on') !== 'allowedRequestor')
    throw new Refusal(400, 'BadRequest', `Invalid value '${call.parameter('on')}' for 'on'.`);
  if (call.query.expand.length > 0) checkExpand(call);
  return {
    kind: 'collection',
    context: 'Collection(accessPackage)',
    type: 'accessPackage',
    entities: requestable(call)
      .filter(({ isHidden }) => !isHidden || call.state.switches.get('listHiddenPackages'))
      .map((accessPackage) => accessPackageEntity(call, accessPackage)),
  };
}

function checkExpand(call: Call): void {
  switch (call.state.switches.get('packageExpand')) {
    case 'refused':
      throw new Refusal(403, 'AccessDenied', 'The expansion needs a broader permission.');
    case 'badRequest':
      throw new Refusal(400, 'BadRequest', '$expand is not supported on this function.');
    case 'empty':
      call.query.expand = [];
      break;
    case 'works':
  }
}

/** Packages of which at least one policy lets the caller ask. */
export const requestable = (call: Call): AccessPackageSeed[] =>
  call.tenant.accessPackages.filter((accessPackage) => isRequestable(call, accessPackage));

export const isRequestable = (call: Call, accessPackage: AccessPackageSeed): boolean =>
  openPolicies(call, accessPackage).length > 0;

const openPolicies = (
  { state, tenant, me }: Call,
  accessPackage: AccessPackageSeed,
): AssignmentPolicySeed[] => applicablePolicies(accessPackage.assignmentPolicies, tenant, me, state.access);

function listRequirements(call: Call): Reply {
  const accessPackage = findPackage(call.tenant, call.parameter('id'));
  if (accessPackage === undefined)
    throw new Refusal(404, 'ResourceNotFound', `There is no access package '${call.parameter('id')}'.`);
  const locale = call.exchange.headers.get('accept-language') ?? '';
  const shape = call.state.switches.get('questionShape');
  return {
    kind: 'collection',
    context: 'Collection(microsoft.graph.accessPackageAssignmentRequestRequirements)',
    type: 'accessPackageAssignmentRequestRequirements',
    entities: openPolicies(call, accessPackage).map((policy) => requirementsEntity(policy, locale, shape)),
  };
}

export function accessPackageEntity(call: Call, accessPackage: AccessPackageSeed): Entity {
  const { id, displayName, description, isHidden, createdDateTime, modifiedDateTime } = accessPackage;
  return {
    type: 'accessPackage',
    properties: { id, displayName, description, isHidden, createdDateTime, modifiedDateTime },
    navigations: {
      resourceRoleScopes: () => accessPackage.resourceRoleScopes.map((grant) => roleScopeEntity(call, grant)),
    },
  };
}
