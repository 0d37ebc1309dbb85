import { sameId } from '../state/lookups.ts';
import type { AssignmentRecord, RequestRecord } from '../state/records.ts';
import { accessPackageEntity } from './accessPackages.ts';
import { assignmentEntity } from './assignments.ts';
import type { Entity } from './entity.ts';
import { typeOf } from './questions.ts';
import type { Call } from './route.ts';
import { scheduleJson } from './schedule.ts';
import { emptySubject, subjectEntity } from './subjects.ts';
import { time } from './time.ts';

export function requestEntity(call: Call, request: RequestRecord): Entity {
  const context = call.state.ledger.contextOf(request);
  return {
    type: 'accessPackageAssignmentRequest',
    properties: {
      id: request.id,
      requestType: evolvable(call, 'accessPackageRequestType', request.requestType),
      state: request.state,
      status: request.status,
      createdDateTime: time(request.createdAt),
      completedDateTime: time(request.completedAt),
      justification: request.justification,
      schedule: scheduleJson(request.schedule),
      answers: answersJson(call, request),
      customExtensionCalloutInstances: [],
    },
    navigations: {
      accessPackage: () => accessPackageEntity(call, context.accessPackage),
      assignment: () => {
        const entity = assignmentEntity(call, assignmentOf(call, request), context);
        return isStuck(call, request) ? withoutTarget(entity) : entity;
      },
      requestor: () => subjectEntity(context.tenant, request.requestorId),
    },
  };
}

/**
 * A member of an evolvable enumeration: what came after its sentinel is told only to who asks for it.
 * Source: "Handling future members in evolvable enumerations", Graph best practices, seen 2026-11.
 */
function evolvable({ model, exchange }: Call, enumeration: string, member: string): string {
  const members = model.enumMembers(enumeration) ?? [];
  const isNew = members.indexOf(member) > members.indexOf('unknownFutureValue');
  const isAsked = /include-unknown-enum-members/i.test(exchange.headers.get('prefer') ?? '');
  return isNew && !isAsked ? 'unknownFutureValue' : member;
}

function answersJson(call: Call, request: RequestRecord): unknown[] {
  const { questions } = call.state.ledger.contextOf(request).policy;
  return request.answers.map(({ questionId, value, displayValue }) => {
    const question = questions.find((candidate) => sameId(candidate.id, questionId));
    return {
      '@odata.type': '#microsoft.graph.accessPackageAnswerString',
      displayValue,
      value,
      answeredQuestion:
        question === undefined ? null : { ...typeOf(question, 'v1.0'), id: question.id, text: question.text },
    };
  });
}

/** While it can't be delivered, the service may tell nothing of whom it is for (microsoft-graph-docs-contrib#2664). */
const isStuck = ({ state }: Call, request: RequestRecord): boolean =>
  request.state === 'delivering' &&
  request.requestType === 'userAdd' &&
  state.switches.get('delivery') === 'stuck';

const withoutTarget = (entity: Entity): Entity => ({
  ...entity,
  navigations: { ...entity.navigations, target: () => emptySubject },
});

/** Before delivery there is no assignment yet; its place is held so that the target can be read. */
function assignmentOf(call: Call, request: RequestRecord): AssignmentRecord {
  const known = call.state.ledger.assignments().find(({ id }) => id === request.assignmentId);
  return (
    known ?? {
      id: request.assignmentId,
      tenantId: request.tenantId,
      accessPackageId: request.accessPackageId,
      policyId: request.policyId,
      targetId: request.targetId,
      state: 'delivering',
      status: request.status,
      startedAt: request.createdAt,
      deliveredAt: undefined,
      expiration: call.state.ledger.contextOf(request).policy.expiration,
      expiresAt: undefined,
      expiredAt: undefined,
    }
  );
}
