import * as v from 'valibot';
import { type RequestState, stateInGraph } from '../../entitlement/request.ts';
import { defined } from '../../platform/defined.ts';
import type { GraphPerson, GraphRequest } from '../api.ts';
import { accessPackageReference } from './accessPackage.ts';
import { answers } from './answers.ts';
import { flag, id, list, maybe, optionalText, text, time } from './fields.ts';
import { schedule } from './schedule.ts';

const person = maybe(
  v.pipe(
    v.object({
      objectId: optionalText,
      displayName: text,
      principalName: optionalText,
      email: text,
      subjectType: text,
    }),
    v.transform((subject) =>
      defined<GraphPerson>({
        objectId: subject.objectId,
        displayName: subject.displayName,
        principalName: subject.principalName ?? subject.email,
        isApp: /^serviceprincipal$/i.test(subject.subjectType) || undefined,
      }),
    ),
  ),
);
const policyStage = v.object({ durationBeforeAutomaticDenial: text, isApproverJustificationRequired: flag });
const assignment = maybe(
  v.object({
    id: optionalText,
    target: person,
    assignmentPolicyId: optionalText,
    assignmentPolicy: maybe(
      v.object({ id, requestApprovalSettings: maybe(v.object({ stages: list(policyStage) })) }),
    ),
    accessPackage: accessPackageReference,
  }),
);

/** `accessPackageAssignmentRequest`; state, status and end are read under their v1.0 and their beta names. */
export const assignmentRequest: v.GenericSchema<unknown, GraphRequest> = v.pipe(
  v.object({
    id,
    requestType: text,
    state: optionalText,
    requestState: text,
    status: optionalText,
    requestStatus: text,
    createdDateTime: time,
    completedDateTime: time,
    completedDate: time,
    justification: text,
    schedule,
    answers,
    accessPackage: accessPackageReference,
    requestor: person,
    assignment,
    accessPackageAssignment: assignment,
  }),
  v.transform((entry) => {
    const graphState = entry.state ?? entry.requestState;
    const graphStatus = entry.status ?? entry.requestStatus;
    const about = entry.assignment ?? entry.accessPackageAssignment;
    return defined<GraphRequest>({
      id: entry.id,
      requestType: entry.requestType,
      state: requestState(graphState, graphStatus),
      graphState,
      graphStatus,
      createdAt: entry.createdDateTime,
      completedAt: entry.completedDateTime ?? entry.completedDate,
      justification: entry.justification,
      answers: entry.answers.answers,
      questionTexts: entry.answers.questionTexts,
      schedule: entry.schedule,
      accessPackage: entry.accessPackage ?? about?.accessPackage,
      policyId: about?.assignmentPolicyId ?? about?.assignmentPolicy?.id,
      policyStages: about?.assignmentPolicy?.requestApprovalSettings?.stages,
      assignmentId: about?.id,
      requestor: entry.requestor,
      target: about?.target,
    });
  }),
);

/**
 * Graph has no *expired* request: an approval that timed out is *denied*, with a status that says so. The value is not
 * documented (reference as of 2026-09), hence a pattern.
 */
export function requestState(state: string, status: string): RequestState {
  const known = stateInGraph(state);
  return known === 'denied' && /expire|timed?[-_ ]?out/i.test(status) ? 'expired' : known;
}
