import type { SubmitInput } from '../../lib/messaging/protocol.ts';
import type { Answer, PolicyRequirements, RequestSchedule } from '../../lib/requests/request.ts';
import { type DraftProblem, draftProblems } from '../../lib/requests/validate.ts';
import { localized } from '../../lib/words/localized.ts';

/** What stands in the form. Dates are `YYYY-MM-DD` in the person's own time zone; empty: not chosen. */
export interface FormState {
  policyId: string | undefined;
  justification: string;
  /** Text, or `actualValue` of a choice, by question id. */
  answers: Readonly<Record<string, string>>;
  starts: 'now' | 'later';
  startDate: string;
  endDate: string;
}

/** What a kept draft holds. */
export type KeptDraft = Pick<SubmitInput, 'policyId' | 'justification' | 'answers' | 'schedule'>;

/** The form as it opens: the draft where there is one, the only policy where there is one. */
export function openForm(policies: readonly PolicyRequirements[], draft: KeptDraft | undefined): FormState {
  const kept = policies.find((policy) => policy.policyId === draft?.policyId);
  const policy = kept ?? (policies.length === 1 ? policies[0] : undefined);
  const expiration = draft?.schedule?.expiration;
  const start = draft?.schedule?.startDateTime ?? null;
  return {
    policyId: policy?.policyId,
    justification: draft?.justification ?? '',
    answers: Object.fromEntries((draft?.answers ?? []).map((answer) => [answer.questionId, answer.value])),
    starts: start === null ? 'now' : 'later',
    startDate: start === null ? '' : localDate(new Date(start)),
    endDate: expiration?.type === 'afterDateTime' ? localDate(new Date(expiration.endDateTime)) : '',
  };
}

/** What is sent or kept: only answers to what this policy asks, with the words the person saw. */
export function toSubmitInput(
  accessPackageId: string,
  policy: PolicyRequirements | undefined,
  form: FormState,
  locale: string,
): SubmitInput {
  return {
    accessPackageId,
    ...(policy === undefined ? {} : { policyId: policy.policyId }),
    justification: form.justification.trim(),
    answers: answersOf(policy, form, locale),
    schedule: policy?.allowsCustomSchedule ? scheduleOf(form, policy.schedule) : null,
  };
}

function answersOf(policy: PolicyRequirements | undefined, form: FormState, locale: string): Answer[] {
  return (policy?.questions ?? []).flatMap((question): Answer[] => {
    const value = (form.answers[question.id] ?? '').trim();
    if (value === '') return [];
    if (question.kind === 'text')
      return [{ questionId: question.id, kind: 'text', value, displayValue: value }];
    const choice = question.choices.find((one) => one.actualValue === value);
    if (choice === undefined) return [];
    const displayValue = localized(choice.text, choice.localizations, locale);
    return [{ questionId: question.id, kind: 'choice', value, displayValue }];
  });
}

/** `null` when the person left the dates to the package. The last day counts in full. */
function scheduleOf(form: FormState, granted: RequestSchedule | null): RequestSchedule | null {
  const startsLater = form.starts === 'later' && form.startDate !== '';
  if (!startsLater && form.endDate === '') return null;
  return {
    startDateTime: startsLater ? new Date(`${form.startDate}T00:00:00`).toISOString() : null,
    expiration:
      form.endDate === ''
        ? (granted?.expiration ?? { type: 'notSpecified' })
        : { type: 'afterDateTime', endDateTime: new Date(`${form.endDate}T23:59:59`).toISOString() },
  };
}

/** What is wrong, by place in the form. */
export interface FormErrors {
  policy?: 'missing';
  justification?: 'missing';
  answers: Readonly<Record<string, 'missing' | 'pattern' | 'choice'>>;
  schedule?: 'startMissing' | 'start' | 'end' | 'tooLong';
}

/** Checks the form with the very rules that guard the sending. `now` in epoch ms. */
export function formErrors(
  policy: PolicyRequirements | undefined,
  form: FormState,
  input: SubmitInput,
  now: number,
): FormErrors {
  if (policy === undefined) return { policy: 'missing', answers: {} };
  const problems = draftProblems(policy, input, now);
  const schedule =
    form.starts === 'later' && form.startDate === '' ? 'startMissing' : scheduleProblemOf(problems);
  return {
    ...(problems.some((problem) => problem.field === 'justification') ? { justification: 'missing' } : {}),
    answers: answerProblems(problems),
    ...(policy.allowsCustomSchedule && schedule !== undefined ? { schedule } : {}),
  };
}

export const countErrors = (errors: FormErrors): number =>
  Object.keys(errors.answers).length +
  [errors.policy, errors.justification, errors.schedule].filter((error) => error !== undefined).length;

function answerProblems(problems: readonly DraftProblem[]): FormErrors['answers'] {
  return Object.fromEntries(
    problems.flatMap((problem) =>
      problem.field === 'answer' && problem.why !== 'notAsked' ? [[problem.questionId, problem.why]] : [],
    ),
  );
}

function scheduleProblemOf(problems: readonly DraftProblem[]): 'start' | 'end' | 'tooLong' | undefined {
  for (const problem of problems)
    if (problem.field === 'schedule' && problem.why !== 'notAllowed') return problem.why;
  return undefined;
}

/** `YYYY-MM-DD` of a moment in the person's time zone. */
export function localDate(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
