import { reasonOf } from '../../lib/entitlement/requestFacts.ts';
import { asksForAccess } from '../../lib/requests/model/requestStatus.ts';
import type { RequestRow } from '../../lib/store/rows.ts';
import type { KeptDraft } from '../form/formState.ts';

/**
 * What the person answered when they last asked for a package: filled in when they ask again. Dates are not: they are
 * past. In: one's requests, last change first.
 */
export function answersBefore(
  requests: readonly RequestRow[],
  accessPackageId: string,
): KeptDraft | undefined {
  const last = requests.find(
    (request) =>
      request.accessPackageId === accessPackageId &&
      asksForAccess(request.requestType) &&
      request.forOther === undefined &&
      (request.justification !== '' || request.answers.length > 0),
  );
  if (last === undefined) return undefined;
  const { policyId, justification, answers } = last;
  return {
    ...(policyId === undefined ? {} : { policyId }),
    justification: reasonOf(justification),
    answers,
    schedule: null,
  };
}
