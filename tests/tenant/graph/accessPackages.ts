import type { AccessPackageSeed, AssignmentPolicySeed } from '../organization.ts';
import { findPackage } from '../state/lookups.ts';
import { ownPolicies } from '../state/people.ts';
import { Refusal } from '../state/refusal.ts';
import type { TenantState } from '../state/state.ts';
import { plainCatalogEntity } from './catalogEntity.ts';
import type { Entity } from './entity.ts';
import type { QueryOption } from './odata.ts';
import { requirementsEntity } from './requirements.ts';
import { roleScopeEntity } from './resourceRoleScopes.ts';
import type { Call, Reply, Route } from './route.ts';
import { expirationJson } from './schedule.ts';

const base = '/identityGovernance/entitlementManagement/accessPackages';

export const accessPackageRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${base}/filterByCurrentUser(on='{on}')`,
    options: listOptions,
    answer: listAllowed,
  },
  {
    method: 'POST',
    path: `${base}/{id}/getApplicablePolicyRequirements`,
    options: [],
    answer: listRequirements,
  },
];

/** What a holder sees of the policy of an assignment. */
export const policyEntity = (policy: AssignmentPolicySeed): Entity => ({
  type: 'accessPackageAssignmentPolicy',
  properties: {
    id: policy.id,
    displayName: policy.displayName,
    description: policy.description,
    allowedTargetScope: policy.allowedTargetScope,
    expiration: expirationJson(policy.expiration),
  },
});

/** Only `$select` and `$expand` are known of this list; each of the others is a switch's business. */
function listOptions({ switches }: TenantState): QueryOption[] {
  return [
    '$select',
    '$expand',
    ...(switches.get('packageSearch') === 'refused' ? [] : (['$search'] as const)),
    ...(switches.get('packageFilter') === 'refused' ? [] : (['$filter'] as const)),
    ...(switches.get('packageTop') === 'refused' ? [] : (['$top'] as const)),
    ...(switches.get('otherOptions') === 'refused' ? [] : (['$skip', '$count', '$orderby'] as const)),
  ];
}

/** Accepted, and nothing comes of them. */
function ignoreOptions({ state: { switches }, query }: Call): void {
  if (switches.get('packageSearch') === 'ignored') query.search = undefined;
  if (switches.get('packageFilter') === 'ignored') query.filter = undefined;
  if (switches.get('packageTop') === 'ignored') query.top = undefined;
}

/** Graph's usual limit of a page that is asked for by `$top`. */
const largestPage = 999;

function listAllowed(call: Call): Reply {
  ignoreOptions(call);
  if (call.parameter('on') !== 'allowedRequestor')
    throw new Refusal(400, 'BadRequest', `Invalid value '${call.parameter('on')}' for 'on'.`);
  if (call.query.expand.length > 0) checkExpand(call);
  return {
    kind: 'collection',
    context: 'Collection(accessPackage)',
    type: 'accessPackage',
    ...(call.query.top === undefined ? {} : { pageSize: largestPage }),
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
): AssignmentPolicySeed[] => ownPolicies(accessPackage, tenant, me, state.access);

function listRequirements(call: Call): Reply {
  const accessPackage = findPackage(call.tenant, call.parameter('id'));
  if (accessPackage === undefined)
    throw new Refusal(404, 'ResourceNotFound', `There is no access package '${call.parameter('id')}'.`);
  const locale = call.exchange.headers.get('accept-language') ?? '';
  const form = {
    shape: call.state.switches.get('questionShape'),
    asNull: call.state.switches.get('requirements') === 'nulls',
  };
  return {
    kind: 'collection',
    context: 'Collection(microsoft.graph.accessPackageAssignmentRequestRequirements)',
    type: 'accessPackageAssignmentRequestRequirements',
    entities: openPolicies(call, accessPackage).map((policy) => requirementsEntity(policy, locale, form)),
  };
}

export function accessPackageEntity(call: Call, accessPackage: AccessPackageSeed): Entity {
  const { id, displayName, description, isHidden, createdDateTime, modifiedDateTime } = accessPackage;
  return {
    type: 'accessPackage',
    properties: { id, displayName, description, isHidden, createdDateTime, modifiedDateTime },
    navigations: {
      catalog: () => {
        const catalog = call.tenant.catalogs.find(({ id }) => id === accessPackage.catalogId);
        return catalog === undefined ? null : plainCatalogEntity(catalog);
      },
      resourceRoleScopes: () => accessPackage.resourceRoleScopes.map((grant) => roleScopeEntity(call, grant)),
    },
  };
}
