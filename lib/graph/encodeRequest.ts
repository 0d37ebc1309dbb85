import type { Answer, RequestSchedule } from '../entitlement/request.ts';
import { type CloudId, clouds } from '../platform/cloud.ts';
import type { NewRequest } from './api.ts';

/** The body of `POST assignmentRequests`, in the names of v1.0. Who asks is told by the token. */
export const encodeRequest = (request: NewRequest, cloud: CloudId): object => ({
  requestType: request.change?.requestType ?? 'userAdd',
  assignment: request.change ? { id: request.change.assignmentId } : newAssignment(request),
  // Where the cloud's requests have none, an unknown member would have the whole body refused.
  ...(request.justification === '' || !clouds[cloud].hasJustification
    ? {}
    : { justification: request.justification }),
  ...(request.answers.length === 0 ? {} : { answers: request.answers.map(encodeAnswer) }),
  ...(request.schedule === null ? {} : { schedule: encodeSchedule(request.schedule) }),
});

const newAssignment = ({ accessPackageId, policyId, targetId, target }: NewRequest): object => ({
  accessPackageId,
  ...(policyId === undefined ? {} : { assignmentPolicyId: policyId }),
  ...(target === undefined
    ? { targetId }
    : {
        target: { objectId: targetId, email: target.mail, displayName: target.name, subjectType: 'user' },
      }),
});

const questionTypes = {
  text: '#microsoft.graph.accessPackageTextInputQuestion',
  choice: '#microsoft.graph.accessPackageMultipleChoiceQuestion',
} as const satisfies Record<Answer['kind'], string>;

const encodeAnswer = ({ questionId, kind, value, displayValue }: Answer): object => ({
  '@odata.type': '#microsoft.graph.accessPackageAnswerString',
  value,
  displayValue,
  answeredQuestion: { '@odata.type': questionTypes[kind], id: questionId },
});

/** Only the member that belongs to the expiration's type is sent. */
const encodeSchedule = ({ startDateTime, expiration }: RequestSchedule): object => ({
  startDateTime,
  recurrence: null,
  expiration,
});
