import type { Answer, PolicyRequirements, RequestSchedule } from '../../lib/entitlement/request.ts';
import { type RequestFacts, readFacts, reasonOf, withFacts } from '../../lib/entitlement/requestFacts.ts';
import type { SubmitInput } from '../../lib/entitlement/requestInput.ts';
import { endOfExpiration } from '../../lib/entitlement/scheduleLimits.ts';
import { type DraftProblem, draftProblems, type Matches } from '../../lib/requests/check/validate.ts';
import { localized } from '../../lib/words/localized.ts';
import { localDate } from '../base/localDate.ts';
import { sendableFacts, type TypedFacts } from '../offer/typedFacts.ts';

/** What stands in the form. Dates are `YYYY-MM-DD` in the person's own time zone; empty: not chosen. */
export interface FormState {
  policyId: string | undefined;
  /** The reason alone. */
  justification: string;
  /** What goes with it; `undefined`: nothing is known of where it is needed. */
  facts: TypedFacts | undefined;
  /** Text, or `actualValue` of a choice, by question id. */
  answers: Readonly<Record<string, string>>;
  starts: 'now' | 'later';
  startDate: string;
  endDate: string;
}

/** What a kept draft holds. */
export type KeptDraft = Pick<SubmitInput, 'policyId' | 'justification' | 'answers' | 'schedule'>;

/**
 * The form as it opens: with what was typed before, on the only policy where there is one; without dates that are over.
 * `page`: what is known of the page that the person comes from.
 */
export function openForm(
  policies: readonly PolicyRequirements[],
  draft: KeptDraft | undefined,
  now: number,
  page?: RequestFacts,
): FormState {
  const kept = policies.find((policy) => policy.policyId === draft?.policyId);
  const policy = kept ?? (policies.length === 1 ? policies[0] : undefined);
  const { start, end } = datesOf(draft?.schedule ?? null, now);
  return {
    policyId: policy?.policyId,
    justification: reasonOf(draft?.justification ?? ''),
    facts: openFacts(readFacts(draft?.justification ?? '')?.facts, page, now),
    answers: Object.fromEntries((draft?.answers ?? []).map((answer) => [answer.questionId, answer.value])),
    starts: start === '' ? 'now' : 'later',
    startDate: start,
    endDate: end,
  };
}

/**
 * What was typed of where it is needed, unless that is the address of another page than this one. What is needed is as
 * the page's own view has it, where it was said last.
 */
function openFacts(
  kept: RequestFacts | undefined,
  page: RequestFacts | undefined,
  now: number,
): TypedFacts | undefined {
  if (kept === undefined && page === undefined) return undefined;
  const isElsewhere =
    kept?.page !== undefined &&
    page?.page !== undefined &&
    /^[^\s/]+\.[^\s/]+(\/|$)/.test(kept.page) &&
    !kept.page.startsWith(page.page);
  const facts = { ...page, ...(isElsewhere ? {} : kept) };
  const { neededBy } = sendableFacts({ page: '', need: undefined, neededBy: facts.neededBy ?? '' }, now);
  return { page: facts.page ?? '', need: page?.need ?? facts.need, neededBy: neededBy ?? '' };
}

/** Nobody has typed anything: what is filled in by itself is no draft. */
export const isUntouched = (form: FormState, input: SubmitInput, page: RequestFacts | undefined): boolean =>
  reasonOf(input.justification) === '' &&
  input.answers.length === 0 &&
  input.schedule === null &&
  (form.facts?.page ?? '') === (page?.page ?? '') &&
  form.facts?.need === page?.need &&
  (form.facts?.neededBy ?? '') === '';

/** Days of a schedule in the person's time zone, empty where there is none or it is over. */
function datesOf(schedule: RequestSchedule | null, now: number): { start: string; end: string } {
  const today = localDate(new Date(now));
  const day = (moment: string | null | undefined) => {
    const at = moment == null ? Number.NaN : Date.parse(moment);
    return Number.isNaN(at) || localDate(new Date(at)) < today ? '' : localDate(new Date(at));
  };
  const expiration = schedule?.expiration;
  return {
    start: day(schedule?.startDateTime),
    end: expiration?.type === 'afterDateTime' ? day(expiration.endDateTime) : '',
  };
}

/** The person chose dates then that nobody can choose any more. */
export function areDatesOver(schedule: RequestSchedule | null, now: number): boolean {
  const { start, end } = datesOf(schedule, now);
  const hadStart = schedule !== null && schedule.startDateTime !== null;
  return (hadStart && start === '') || (schedule?.expiration.type === 'afterDateTime' && end === '');
}

/**
 * The last day that may be chosen: the last one that ends, in full, within what the policy grants. `undefined`: there
 * is no limit. It counts in milliseconds, not in days, so that a day of 23 or 25 hours doesn't shift it.
 */
export function lastDay(
  granted: RequestSchedule | null,
  form: Pick<FormState, 'starts' | 'startDate'>,
  now: number,
): string | undefined {
  const isLater = form.starts === 'later' && form.startDate !== '';
  const start = isLater ? startOfDay(form.startDate) : now;
  const limit = granted === null ? undefined : endOfExpiration(granted.expiration, start);
  if (limit === undefined || !Number.isFinite(limit)) return undefined;
  const day = new Date(limit);
  if (endOfDay(localDate(day)) > limit) day.setDate(day.getDate() - 1);
  return localDate(day);
}

/** Local midnight; where a zone skips it (clocks go forward at midnight), the first moment of the day. */
const startOfDay = (date: string): number => new Date(`${date}T00:00:00`).getTime();
const endOfDay = (date: string): number => new Date(`${date}T23:59:59`).getTime();

/** The person's time zone, as people call it and as computers do: “Central European Time (Europe/Berlin)”. */
export function zoneName(locale: string, at: number): string {
  const named = (timeZoneName: 'longGeneric' | 'long') =>
    new Intl.DateTimeFormat(locale, { timeZoneName }).formatToParts(at);
  const find = (parts: Intl.DateTimeFormatPart[]) =>
    parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const generic = find(named('longGeneric'));
  // Zones without summer time may have no name of that kind, only an offset.
  const name = /\d/.test(generic) ? find(named('long')) : generic;
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return name === '' ? timeZone : `${name} (${timeZone})`;
}

/** What is sent or kept: only answers to what this policy asks, with the words the person saw. */
export function toSubmitInput(
  accessPackageId: string,
  policy: PolicyRequirements | undefined,
  form: FormState,
  languages: readonly string[],
  now: number,
): SubmitInput {
  const facts = form.facts === undefined ? {} : sendableFacts(form.facts, now);
  return {
    accessPackageId,
    ...(policy === undefined ? {} : { policyId: policy.policyId }),
    justification: withFacts(facts, form.justification),
    answers: answersOf(policy, form, languages),
    schedule: policy?.allowsCustomSchedule ? scheduleOf(form, policy.schedule) : null,
  };
}

function answersOf(
  policy: PolicyRequirements | undefined,
  form: FormState,
  languages: readonly string[],
): Answer[] {
  return (policy?.questions ?? []).flatMap((question): Answer[] => {
    const value = (form.answers[question.id] ?? '').trim();
    if (value === '') return [];
    if (question.kind === 'text')
      return [{ questionId: question.id, kind: 'text', value, displayValue: value }];
    const choice = question.choices.find((one) => one.actualValue === value);
    if (choice === undefined) return [];
    const displayValue = localized(choice.text, choice.localizations, languages);
    return [{ questionId: question.id, kind: 'choice', value, displayValue }];
  });
}

/** `null` when the person left the dates to the package. The last day counts in full. */
function scheduleOf(form: FormState, granted: RequestSchedule | null): RequestSchedule | null {
  const startsLater = form.starts === 'later' && isDay(form.startDate);
  if (!startsLater && !isDay(form.endDate)) return null;
  return {
    startDateTime: startsLater ? new Date(startOfDay(form.startDate)).toISOString() : null,
    expiration: !isDay(form.endDate)
      ? (granted?.expiration ?? { type: 'notSpecified' })
      : { type: 'afterDateTime', endDateTime: new Date(endOfDay(form.endDate)).toISOString() },
  };
}

const isDay = (date: string): boolean => date !== '' && !Number.isNaN(startOfDay(date));

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
  matches?: Matches,
): FormErrors {
  if (policy === undefined) return { policy: 'missing', answers: {} };
  const problems = draftProblems(policy, input, now, matches);
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
