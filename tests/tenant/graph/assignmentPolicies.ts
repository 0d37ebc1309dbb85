import type { AccessPackageSeed, AssignmentPolicySeed } from '../organization.ts';
import { findPackage, sameId } from '../state/lookups.ts';
import { keepRemoved } from '../state/ownSeed.ts';
import { canReadEverything } from '../state/roles.ts';
import { assignmentPolicyEntity } from './assignmentPolicyEntity.ts';
import {
  badRequest,
  noResource,
  nowIn,
  packageFor,
  readablePackages,
  readScopes,
  referenceIn,
  replacePackage,
  unauthorized,
  unknown,
  writtenBody,
} from './entitlementAdministration.ts';
import { inUse } from './inUse.ts';
import { readPolicy } from './policyBody.ts';
import type { Call, Reply, Route } from './route.ts';

const all = '/identityGovernance/entitlementManagement/assignmentPolicies';
const byId = `${all}/{id}`;
const ofPackage = '/identityGovernance/entitlementManagement/accessPackages/{id}/assignmentPolicies';
const context = 'identityGovernance/entitlementManagement/assignmentPolicies';

/** Policies, as administrators and those with a role on the catalog see and write them. */
export const assignmentPolicyRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: all,
    options: ['$select', '$expand', '$filter'],
    answer: (call) => listed(call, packagesInPolicyList(call)),
  },
  { method: 'POST', path: all, options: [], answer: create },
  {
    method: 'GET',
    path: byId,
    options: ['$select', '$expand'],
    answer: (call) => {
      const { accessPackage, policy } = found(call, 'read');
      return {
        kind: 'entity',
        context: `${context}/$entity`,
        entity: assignmentPolicyEntity(call, accessPackage, policy),
      };
    },
  },
  { method: 'PUT', path: byId, options: [], answer: change },
  { method: 'DELETE', path: byId, options: [], answer: remove },
  // In the metadata and without a permission of its own; met as 404 from 2021 to 2026 (msgraph-sdk-powershell#718).
  {
    method: 'GET',
    path: ofPackage,
    options: ['$select'],
    undocumentedScopes: readScopes,
    answer: (call) => {
      const id = call.parameter('id');
      const isServed = call.state.switches.get('policyNavigation') === 'works';
      if (!isServed || findPackage(call.tenant, id) === undefined) noResource();
      return listed(call, [packageFor(call, id, 'read')]);
    },
  },
  { method: 'POST', path: ofPackage, options: [], undocumentedScopes: readScopes, answer: noResource },
];

/**
 * Who has only a role on a catalog should read policies with the packages instead, says the page of this list
 * (graph-rest-1.0, seen 2026-11).
 */
function packagesInPolicyList(call: Call): AccessPackageSeed[] {
  const packages = readablePackages(call);
  if (canReadEverything(call.me)) return packages;
  switch (call.state.switches.get('policyList')) {
    case 'refused':
      throw unauthorized();
    case 'empty':
      return [];
    case 'works':
      return packages;
  }
}

const listed = (call: Call, packages: readonly AccessPackageSeed[]): Reply => ({
  kind: 'collection',
  context,
  type: 'accessPackageAssignmentPolicy',
  entities: packages.flatMap((accessPackage) =>
    accessPackage.assignmentPolicies
      .filter(({ id }) => call.state.replication.isThere(id))
      .map((policy) => assignmentPolicyEntity(call, accessPackage, policy)),
  ),
});

function found(
  call: Call,
  task: 'read' | 'changePackages',
): { accessPackage: AccessPackageSeed; policy: AssignmentPolicySeed } {
  const id = call.parameter('id');
  for (const { id: packageId, assignmentPolicies } of call.tenant.accessPackages) {
    const policy = assignmentPolicies.find((one) => sameId(one.id, id));
    if (policy !== undefined && call.state.replication.isThere(policy.id))
      return { accessPackage: packageFor(call, packageId, task), policy };
  }
  throw unknown('assignment policy', id);
}

function create(call: Call): Reply {
  const body = writtenBody(call, 'accessPackageAssignmentPolicy');
  const accessPackage = packageFor(call, referenceIn(body, 'accessPackage'), 'changePackages');
  const now = nowIn(call);
  const policy = { ...readPolicy(call, body, []), createdDateTime: now, modifiedDateTime: now };
  const after = replacePackage(call, accessPackage, {
    assignmentPolicies: [...accessPackage.assignmentPolicies, policy],
  });
  call.state.replication.made(policy.id);
  return {
    kind: 'entity',
    status: 201,
    context: `${context}/$entity`,
    entity: assignmentPolicyEntity(call, after, policy),
    effect: `createPolicy ${policy.id} ${accessPackage.id}`,
  };
}

/** The whole policy: what the body leaves out is gone. */
function change(call: Call): Reply {
  const body = writtenBody(call, 'accessPackageAssignmentPolicy');
  const { accessPackage, policy: before } = found(call, 'changePackages');
  if (body.accessPackage !== undefined && !sameId(referenceIn(body, 'accessPackage'), accessPackage.id))
    throw badRequest('A policy stays with its access package.');
  const { id, createdDateTime } = before;
  const policy: AssignmentPolicySeed = {
    ...readPolicy(call, body, before.stages),
    id,
    ...(createdDateTime === undefined ? {} : { createdDateTime }),
    modifiedDateTime: nowIn(call),
  };
  const after = replacePackage(call, accessPackage, {
    assignmentPolicies: accessPackage.assignmentPolicies.map((one) => (one === before ? policy : one)),
  });
  return {
    kind: 'entity',
    context: `${context}/$entity`,
    entity: assignmentPolicyEntity(call, after, policy),
    effect: `updatePolicy ${id} ${accessPackage.id}`,
  };
}

/** Not while somebody has access by it, or asks for it. */
function remove(call: Call): Reply {
  const { accessPackage, policy } = found(call, 'changePackages');
  if (inUse(call, accessPackage, policy))
    throw badRequest('The policy has assignments.', 'InvalidDeletePolicyHasAssignments');
  keepRemoved(call.tenant, accessPackage);
  replacePackage(call, accessPackage, {
    assignmentPolicies: accessPackage.assignmentPolicies.filter((one) => one !== policy),
  });
  return { kind: 'nothing', status: 204, effect: `deletePolicy ${policy.id} ${accessPackage.id}` };
}
