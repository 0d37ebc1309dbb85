import type { Answer, Expiration, PolicyRequirements, Question } from '../../entitlement/request.ts';

/** One thing that a package asks, or does, otherwise than when something was typed. */
export type RequirementChange =
  | { kind: 'policyGone' }
  | { kind: 'newQuestion'; question: Question }
  /** `answer`: what had been answered. */
  | { kind: 'noLongerAsked'; question?: Question; answer: string }
  | { kind: 'choiceGone'; question: Question; answer: string }
  | { kind: 'reasonNeeded' }
  | { kind: 'approvalNeeded' }
  | { kind: 'approvalDropped' }
  | { kind: 'datesFixed' }
  | { kind: 'datesOver' }
  | { kind: 'lasts'; expiration: Expiration };

/** What was typed, and what the policy asked then where that is known. */
export interface TypedThen {
  policyId?: string;
  answers: readonly Answer[];
  policySeen?: PolicyRequirements;
}

/**
 * What has changed for something that was typed earlier, in the order of the form; empty: nothing that matters. In: what
 * was typed, the policies as they are now. Without `policySeen` (a request made elsewhere) only the answers can tell.
 */
export function requirementChanges(
  typed: TypedThen,
  policies: readonly PolicyRequirements[],
): RequirementChange[] {
  const policyId = typed.policyId ?? typed.policySeen?.policyId;
  const policy = policies.find((each) => each.policyId === policyId);
  if (policy === undefined) return policyId === undefined ? [] : [{ kind: 'policyGone' }];
  return [...ruleChanges(typed.policySeen, policy), ...questionChanges(typed, policy)];
}

function ruleChanges(before: PolicyRequirements | undefined, now: PolicyRequirements): RequirementChange[] {
  if (before === undefined) return [];
  const changes: RequirementChange[] = [];
  if (now.isJustificationRequired && !before.isJustificationRequired) changes.push({ kind: 'reasonNeeded' });
  if (now.isApprovalRequired !== before.isApprovalRequired)
    changes.push({ kind: now.isApprovalRequired ? 'approvalNeeded' : 'approvalDropped' });
  if (before.allowsCustomSchedule && !now.allowsCustomSchedule) changes.push({ kind: 'datesFixed' });
  const expiration = now.schedule?.expiration ?? { type: 'notSpecified' as const };
  if (JSON.stringify(expiration) !== JSON.stringify(before.schedule?.expiration ?? { type: 'notSpecified' }))
    changes.push({ kind: 'lasts', expiration });
  return changes;
}

function questionChanges(
  { answers, policySeen }: TypedThen,
  { questions }: PolicyRequirements,
): RequirementChange[] {
  const asked = new Set(questions.map(({ id }) => id));
  const seen = new Set((policySeen?.questions ?? answersAsQuestions(answers)).map(({ id }) => id));
  return [
    ...questions
      .filter(({ id, isRequired }) => !seen.has(id) && (policySeen !== undefined || isRequired))
      .map((question): RequirementChange => ({ kind: 'newQuestion', question })),
    ...answers
      .filter(({ questionId }) => !asked.has(questionId))
      .map((answer): RequirementChange => {
        const question = policySeen?.questions.find(({ id }) => id === answer.questionId);
        return { kind: 'noLongerAsked', answer: answer.displayValue, ...(question && { question }) };
      }),
    ...answers.flatMap((answer): RequirementChange[] => {
      const question = questions.find(({ id }) => id === answer.questionId);
      const isGone =
        question?.kind === 'choice' &&
        !question.choices.some(({ actualValue }) => actualValue === answer.value);
      return question && isGone ? [{ kind: 'choiceGone', question, answer: answer.displayValue }] : [];
    }),
  ];
}

const answersAsQuestions = (answers: readonly Answer[]) =>
  answers.map(({ questionId }) => ({ id: questionId }));
