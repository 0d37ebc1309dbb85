import { useState } from 'react';
import type { Extension } from '../../lib/assignments/extension.ts';
import type { Answer, PolicyRequirements } from '../../lib/entitlement/request.ts';
import type { ChangeInput } from '../../lib/entitlement/requestInput.ts';
import type { Result } from '../../lib/platform/failure.ts';
import { useNow } from '../base/clock.tsx';
import { localDate } from '../base/localDate.ts';
import { type Action, useAction } from '../base/useAction.ts';
import {
  countErrors,
  type FormErrors,
  type FormState,
  formErrors,
  type KeptDraft,
  openForm,
  toSubmitInput,
} from '../form/formState.ts';
import { useDraftKeeper } from '../form/useDraftKeeper.ts';
import { usePatterns } from '../form/usePatterns.ts';

export type TypedChange = Pick<ChangeInput, 'policyId' | 'justification' | 'answers' | 'schedule'>;

export interface ExtendFormDeps {
  extension: Extract<Extension, { kind: 'extend' }>;
  accessPackageId: string;
  /** When it ends now, epoch ms. */
  end: number;
  /** What was answered when it was asked for, or typed before. */
  before: KeptDraft | undefined;
  /** What was answered when it was asked for; some questions let nobody change that. */
  answered: readonly Answer[];
  /** Languages in which the person reads the organisation's texts, most wanted first. */
  languages: readonly string[];
  onSend(input: TypedChange): Promise<Result<unknown>>;
  onSaveDraft(input: TypedChange): Promise<Result<{ requestId?: string }>>;
}

export interface ExtendFormModel {
  form: FormState;
  /** Answers that stay as they were, by question id. */
  fixed: FormState['answers'];
  /** Shown only after the first try to send; kept up to date from then on. */
  errors: FormErrors;
  endError: 'tooLong' | 'tooEarly' | undefined;
  errorCount: number;
  action: Action;
  /** Epoch ms of the last kept draft. */
  savedAt: number | undefined;
  /** Counts tries to send that were held back, so that the view can move the focus. */
  heldBack: number;
  change(change: Partial<FormState>): void;
  submit(): void;
}

/** The extension's state: what was typed, what is wrong with it, and a draft that is kept while typing. */
export function useExtendForm(deps: ExtendFormDeps): ExtendFormModel {
  const { accessPackageId, end, languages } = deps;
  const { policy, latest } = deps.extension;
  const now = useNow();
  const action = useAction();
  const [fixed] = useState(() => fixedAnswers(policy, deps.answered));
  const [form, setForm] = useState(() => {
    const opened = openForm([policy], deps.before, now);
    return { ...opened, answers: { ...opened.answers, ...fixed } };
  });
  const [heldBack, setHeldBack] = useState(0);
  const { savedAt, keepSoon, settle } = useDraftKeeper(deps.onSaveDraft);
  const matches = usePatterns(policy.questions);

  const inputOf = (typed: FormState): TypedChange => {
    const asked = toSubmitInput(accessPackageId, policy, { ...typed, starts: 'now' }, languages, now);
    const { policyId, justification, answers } = asked;
    const schedule = scheduleUntil(typed.endDate, latest);
    return { ...(policyId === undefined ? {} : { policyId }), justification, answers, schedule };
  };
  const input = inputOf(form);
  const found = formErrors(policy, form, { accessPackageId, ...input }, now, matches);
  const isTooEarly = input.schedule === null || Date.parse(endIn(input)) <= end;
  const earlyOnly = isTooEarly && found.schedule === undefined;
  const count = countErrors(found) + (earlyOnly ? 1 : 0);
  const isShown = heldBack > 0;

  return {
    form,
    fixed,
    errors: isShown ? found : { answers: {} },
    endError: isShown ? endErrorOf(found, isTooEarly) : undefined,
    errorCount: isShown ? count : 0,
    action,
    savedAt,
    heldBack,
    change: (change) => {
      const next = { ...form, ...change };
      setForm(next);
      keepSoon(() => inputOf(next));
    },
    submit: () => {
      if (count > 0) return setHeldBack(heldBack + 1);
      void action.run(async () => {
        await settle();
        return deps.onSend(input);
      });
    },
  };
}

/** The answers that must stay, as far as they are known and may still be given. */
function fixedAnswers(policy: PolicyRequirements, answered: readonly Answer[]): FormState['answers'] {
  const fixed = policy.questions.filter((question) => question.isAnswerFixed);
  return Object.fromEntries(
    fixed.flatMap((question) => {
      const value = answered.find(({ questionId }) => questionId === question.id)?.value ?? '';
      const isPossible =
        question.kind === 'text' || question.choices.some(({ actualValue }) => actualValue === value);
      return value !== '' && isPossible ? [[question.id, value] as const] : [];
    }),
  );
}

function endErrorOf({ schedule }: FormErrors, isTooEarly: boolean): ExtendFormModel['endError'] {
  if (schedule === 'tooLong') return 'tooLong';
  return isTooEarly ? 'tooEarly' : undefined;
}

/** The chosen day counts in full, as far as the policy goes. */
function scheduleUntil(endDate: string, latest: number): ChangeInput['schedule'] {
  const day = Date.parse(`${endDate}T23:59:59`);
  if (Number.isNaN(day)) return null;
  const isLastDay = Number.isFinite(latest) && localDate(new Date(latest)) === endDate;
  const endDateTime = new Date(isLastDay ? Math.min(day, latest) : day).toISOString();
  return { startDateTime: null, expiration: { type: 'afterDateTime', endDateTime } };
}

const endIn = ({ schedule }: TypedChange): string =>
  schedule?.expiration.type === 'afterDateTime' ? schedule.expiration.endDateTime : '';
