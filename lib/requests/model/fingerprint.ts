import type { PolicyRequirements } from '../../entitlement/request.ts';

/**
 * What a person answered to, in one comparable string: everything that changes what may be sent or what happens
 * next, and no texts (they follow the language). Two equal strings mean "unchanged requirements".
 */
export function requirementsFingerprint(policy: PolicyRequirements): string {
  return JSON.stringify([
    policy.policyId,
    policy.isApprovalRequired,
    policy.isJustificationRequired,
    policy.allowsCustomSchedule,
    policy.schedule?.expiration ?? null,
    policy.needsMyAccess,
    policy.questions.map((question) => [
      question.id,
      question.kind,
      question.isRequired,
      question.kind === 'text' ? question.regexPattern : question.choices.map((choice) => choice.actualValue),
    ]),
  ]);
}
