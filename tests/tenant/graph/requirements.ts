import type { AssignmentPolicySeed } from '../organization.ts';
import type { SwitchPositions } from '../state/switches.ts';
import type { Entity } from './entity.ts';
import { questionJson } from './questions.ts';
import { expirationJson } from './schedule.ts';

/** What one policy asks of a requestor, with question texts in the best of the wanted languages. */
export function requirementsEntity(
  policy: AssignmentPolicySeed,
  locale: string,
  { shape, asNull }: { shape: SwitchPositions['questionShape']; asNull: boolean },
): Entity {
  const questions = policy.questions
    .toSorted((one, other) => one.sequence - other.sequence)
    .map((question) => questionJson(question, locale, shape));
  return {
    type: 'accessPackageAssignmentRequestRequirements',
    properties: {
      policyId: policy.id,
      policyDisplayName: policy.displayName,
      policyDescription: policy.description,
      isApprovalRequiredForAdd: policy.stages.length > 0,
      isApprovalRequiredForUpdate: policy.stages.length > 0 && policy.isApprovalRequiredForUpdate === true,
      isRequestorJustificationRequired: policy.isRequestorJustificationRequired,
      allowCustomAssignmentSchedule: policy.allowCustomAssignmentSchedule,
      schedule:
        asNull && !policy.allowCustomAssignmentSchedule
          ? null
          : {
              startDateTime: null,
              recurrence: null,
              expiration: expirationJson(policy.expiration),
            },
      // A navigation in the metadata, answered in place by the documented sample.
      questions: asNull && questions.length === 0 ? null : questions,
    },
  };
}
