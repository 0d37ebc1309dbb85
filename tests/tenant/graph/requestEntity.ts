import { sameId } from '../state/lookups.ts';
import type { AssignmentRecord, RequestRecord } from '../state/records.ts';
import { accessPackageEntity } from './accessPackages.ts';
import { assignmentEntity } from './assignments.ts';
import type { Entity } from './entity.ts';
import { typeOf } from './questions.ts';
import type { Call } from './route.ts';
import { scheduleJson } from './schedule.ts';
import { subjectEntity } from './subjects.ts';
import { time } from './time.ts';

export function requestEntity(call: Call, request: RequestRecord): Entity {
  const context = call.state.ledger.contextOf(request);
  return {
    type: 'accessPackageAssignmentRequest',
    properties: {
      id: request.id,
      requestType: request.requestType,
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
      assignment: () => assignmentEntity(call, assignmentOf(call, request), context),
      requestor: () => subjectEntity(context.tenant, request.requestorId),
    },
  };
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
