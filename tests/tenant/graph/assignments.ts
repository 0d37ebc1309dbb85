import { sameId } from '../state/lookups.ts';
import { reportsOf } from '../state/people.ts';
import type { AssignmentRecord, PackageContext } from '../state/records.ts';
import { Refusal } from '../state/refusal.ts';
import { reprocess } from '../state/reprocess.ts';
import { accessPackageEntity, policyEntity } from './accessPackages.ts';
import { assignmentPolicyEntity } from './assignmentPolicyEntity.ts';
import type { Entity } from './entity.ts';
import { otherOptions } from './odata.ts';
import { checkRequestExpand } from './requestExpand.ts';
import type { Call, Reply, Route } from './route.ts';
import { expirationJson } from './schedule.ts';
import { subjectEntity } from './subjects.ts';
import { time } from './time.ts';

export const assignmentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: "/identityGovernance/entitlementManagement/assignments/filterByCurrentUser(on='{on}')",
    options: ({ switches }) => [
      '$select',
      '$expand',
      '$filter',
      ...(switches.get('otherOptions') === 'works' ? otherOptions : []),
    ],
    answer: listMine,
  },
  {
    method: 'POST',
    path: '/identityGovernance/entitlementManagement/assignments/{id}/reprocess',
    options: [],
    answer: ({ state, tenant, me, parameter }) => {
      reprocess(state, tenant, me, ({ assignmentId }) => sameId(assignmentId, parameter('id')));
      return { kind: 'nothing', status: 202 };
    },
  },
];

function listMine(call: Call): Reply {
  const on = call.parameter('on');
  if (!call.model.enumMembers('accessPackageAssignmentFilterByCurrentUserOptions')?.includes(on))
    throw new Refusal(400, 'BadRequest', `Invalid value '${on}' for 'on'.`);
  checkRequestExpand(call);
  const entities = call.state.ledger
    .assignments()
    .filter(({ tenantId }) => tenantId === call.tenant.id)
    .filter((assignment) => isMeant(call, on, assignment))
    .map((assignment) => assignmentEntity(call, assignment, call.state.ledger.contextOf(assignment)));
  return {
    kind: 'collection',
    context: 'Collection(accessPackageAssignment)',
    type: 'accessPackageAssignment',
    entities: entities,
  };
}

/** What each member of the enumeration means is said nowhere but in its name. */
function isMeant({ state, tenant, me }: Call, on: string, { id, targetId }: AssignmentRecord): boolean {
  switch (on) {
    case 'target':
      return sameId(targetId, me.id);
    case 'targetManager':
      return reportsOf(tenant, me).some((report) => sameId(report.id, targetId));
    case 'createdBy':
      return state.ledger
        .requests(tenant.id)
        .some(({ assignmentId, requestorId }) => assignmentId === id && sameId(requestorId, me.id));
    default:
      return false;
  }
}

export function assignmentEntity(call: Call, assignment: AssignmentRecord, context: PackageContext): Entity {
  return {
    type: 'accessPackageAssignment',
    properties: {
      id: assignment.id,
      state: assignment.state,
      status: assignment.status,
      expiredDateTime: time(assignment.expiredAt),
      schedule: {
        '@odata.type': '#microsoft.graph.entitlementManagementSchedule',
        startDateTime: time(assignment.startedAt),
        recurrence: null,
        expiration: endJson(assignment),
      },
      customExtensionCalloutInstances: [],
    },
    navigations: {
      accessPackage: () => accessPackageEntity(call, context.accessPackage),
      assignmentPolicy: () =>
        call.parameter('on') === 'approver'
          ? assignmentPolicyEntity(call, context.accessPackage, context.policy)
          : policyEntity(context.policy),
      target: () => subjectEntity(context.tenant, assignment.targetId),
    },
  };
}

/** A granted assignment ends at a time, even where its policy speaks of a duration. */
const endJson = ({ expiration, expiresAt }: AssignmentRecord) =>
  expiresAt === undefined
    ? expirationJson(expiration)
    : { type: 'afterDateTime', duration: null, endDateTime: time(expiresAt) };
