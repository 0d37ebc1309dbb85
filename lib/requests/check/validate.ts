import type { Answer, PolicyRequirements, Question, RequestSchedule } from '../../entitlement/request.ts';
import { reasonOf } from '../../entitlement/requestFacts.ts';
import { scheduleProblem } from '../../entitlement/scheduleLimits.ts';
import { type Failure, fail, ok, type Result } from '../../platform/failure.ts';

/** What a person typed, to be held against what the policy asks. */
export interface Draft {
  policyId?: string;
  justification: string;
  answers: Answer[];
  schedule: RequestSchedule | null;
}

/** Whether an answer fits a pattern; `true` too where that can't be told. */
export type Matches = (pattern: string, value: string) => boolean;

/** One thing that is wrong with a draft, and where. */
export type DraftProblem =
  | { field: 'justification'; why: 'missing' }
  | { field: 'answer'; questionId: string; why: 'missing' | 'pattern' | 'choice' | 'notAsked' }
  | { field: 'schedule'; why: 'notAllowed' | 'start' | 'end' | 'tooLong' };

/**
 * The policy a draft is for. Fails with `notRequestable`: `notInScope` (no policy lets this person ask),
 * `policyChanged` (the chosen one is gone), `invalidAnswer` (several, none chosen), `unknownQuestion` (only My Access
 * can ask what this policy asks).
 */
export function chosenPolicy(
  policies: readonly PolicyRequirements[],
  policyId: string | undefined,
): Result<PolicyRequirements> {
  if (policies.length === 0) return notRequestable('notInScope');
  const policy = policyId === undefined ? policies[0] : policies.find((each) => each.policyId === policyId);
  if (policy === undefined) return notRequestable('policyChanged');
  if (policyId === undefined && policies.length > 1) return notRequestable('invalidAnswer');
  return policy.needsMyAccess ? notRequestable('unknownQuestion') : ok(policy);
}

/**
 * Everything that is wrong with a draft under a policy, in the order of the form; empty: it may be sent.
 * `now` is epoch ms. The service has the last word; this spares a round trip and names the field. Patterns are tried by
 * the form alone, with `matches`: they are an administrator's, and the worker has no engine that certainly ends.
 */
export function draftProblems(
  policy: PolicyRequirements,
  draft: Draft,
  now: number,
  matches: Matches = () => true,
): DraftProblem[] {
  const problems: DraftProblem[] = [];
  if (policy.isJustificationRequired && reasonOf(draft.justification) === '')
    problems.push({ field: 'justification', why: 'missing' });
  for (const question of policy.questions) {
    const why = answerProblem(question, draft.answers, matches);
    if (why !== undefined) problems.push({ field: 'answer', questionId: question.id, why });
  }
  const asked = new Set(policy.questions.map((question) => question.id));
  for (const { questionId } of draft.answers)
    if (!asked.has(questionId)) problems.push({ field: 'answer', questionId, why: 'notAsked' });
  const why = scheduleProblem(policy, draft.schedule, now);
  if (why !== undefined) problems.push({ field: 'schedule', why });
  return problems;
}

/** Finds the policy and checks the draft against it; any problem is `notRequestable{invalidAnswer}`. */
export function checkDraft(
  policies: readonly PolicyRequirements[],
  draft: Draft,
  now: number,
): Result<PolicyRequirements> {
  const policy = chosenPolicy(policies, draft.policyId);
  if (!policy.ok) return policy;
  return draftProblems(policy.value, draft, now).length > 0 ? notRequestable('invalidAnswer') : policy;
}

function answerProblem(
  question: Question,
  answers: readonly Answer[],
  matches: Matches,
): 'missing' | 'pattern' | 'choice' | undefined {
  const given = answers.filter((answer) => answer.questionId === question.id && answer.value.trim() !== '');
  if (given.length === 0) return question.isRequired ? 'missing' : undefined;
  // How several choices go into one answer is not documented; those policies are handed over to My Access.
  if (given.length > 1) return 'choice';
  const value = given[0]?.value ?? '';
  if (question.kind === 'choice')
    return question.choices.some((choice) => choice.actualValue === value) ? undefined : 'choice';
  return question.regexPattern === null || matches(question.regexPattern, value) ? undefined : 'pattern';
}

const notRequestable = (
  why: Extract<Failure, { kind: 'notRequestable' }>['why'],
): Result<never, Extract<Failure, { kind: 'notRequestable' }>> => fail({ kind: 'notRequestable', why });
