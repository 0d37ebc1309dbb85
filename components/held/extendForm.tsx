import { useState } from 'react';
import type { ChangeInput } from '../../lib/messaging/protocol.ts';
import type { Result } from '../../lib/platform/failure.ts';
import type { Extension } from '../../lib/requests/extension.ts';
import { Button } from '../base/button.tsx';
import { CheckedForm } from '../base/checkedForm.tsx';
import { useNow } from '../base/clock.tsx';
import { DateInput } from '../base/dateInput.tsx';
import { TextInput } from '../base/textInput.tsx';
import { useAction } from '../base/useAction.ts';
import { type FailureHandlers, FailureNotice } from '../failureNotice.tsx';
import {
  countErrors,
  formErrors,
  type KeptDraft,
  localDate,
  openForm,
  toSubmitInput,
} from '../form/formState.ts';
import { QuestionField } from '../form/questionField.tsx';
import { usePatterns } from '../form/usePatterns.ts';
import { useWords } from '../words/wordsContext.tsx';

export type TypedChange = Pick<ChangeInput, 'policyId' | 'justification' | 'answers' | 'schedule'>;

export interface ExtendFormProps {
  extension: Extract<Extension, { kind: 'extend' }>;
  accessPackageId: string;
  /** When it ends now, epoch ms. */
  end: number;
  /** What was answered when it was asked for, or typed before. */
  before: KeptDraft | undefined;
  onSend(input: TypedChange): Promise<Result<unknown>>;
  failureHandlers: FailureHandlers;
}

/** Another end date, and what the policy asks for it; the answers of last time are filled in. */
export function ExtendForm(props: ExtendFormProps) {
  const { extension, end, accessPackageId } = props;
  const { policy, latest } = extension;
  const words = useWords();
  const { t } = words;
  const now = useNow();
  const action = useAction();
  const [form, setForm] = useState(() => openForm([policy], props.before, now));
  const [heldBack, setHeldBack] = useState(0);

  const languages = [words.formatLocale];
  const matches = usePatterns(policy.questions);
  const input: TypedChange = {
    ...toSubmitInput(accessPackageId, policy, { ...form, starts: 'now' }, languages),
    schedule: scheduleUntil(form.endDate, latest),
  };
  const isTooEarly = input.schedule === null || Date.parse(endIn(input)) <= end;
  const found = formErrors(policy, form, { accessPackageId, ...input }, now, matches);
  const count = countErrors(found) + (isTooEarly && found.schedule === undefined ? 1 : 0);
  const errors = heldBack > 0 ? found : { answers: {} };

  const submit = () => {
    if (count > 0) return setHeldBack((times) => times + 1);
    void action.run(() => props.onSend(pick(input)));
  };
  return (
    <CheckedForm heldBack={heldBack} onSubmit={submit}>
      <p>{approvalWords()}</p>
      <DateInput
        label={t('extend.until')}
        hint={Number.isFinite(latest) ? t('extend.untilHint', { date: words.formatDate(latest) }) : undefined}
        value={form.endDate}
        min={localDate(new Date(end))}
        onChange={(endDate) => setForm({ ...form, endDate })}
        error={dateError()}
      />
      {policy.isJustificationRequired && (
        <TextInput
          label={t('offer.why')}
          value={form.justification}
          onChange={(justification) => setForm({ ...form, justification })}
          error={errors.justification === undefined ? undefined : t('offer.whyMissing')}
          multiline
          isRequired
        />
      )}
      {policy.questions.map((question) => (
        <QuestionField
          key={question.id}
          question={question}
          languages={languages}
          value={form.answers[question.id] ?? ''}
          error={errors.answers[question.id]}
          onChange={(value) => setForm({ ...form, answers: { ...form.answers, [question.id]: value } })}
        />
      ))}
      {action.failure !== undefined && (
        <FailureNotice failure={action.failure} {...props.failureHandlers} onRetry={submit} />
      )}
      <p role="alert" className="field-error">
        {heldBack > 0 && count > 0 && t('form.errors', { count })}
      </p>
      <div className="actions">
        <Button type="submit" look="primary" busy={action.busy}>
          {action.busy ? t('form.submitting') : t('extend.send')}
        </Button>
      </div>
    </CheckedForm>
  );

  function approvalWords(): string {
    if (policy.isApprovalRequiredForUpdate === undefined) return t('extend.approvalUnknown');
    return t(policy.isApprovalRequiredForUpdate ? 'extend.approval' : 'extend.noApproval');
  }

  function dateError(): string | undefined {
    if (heldBack === 0) return undefined;
    if (found.schedule === 'tooLong') return t('extend.tooLate', { date: words.formatDate(latest) });
    return isTooEarly ? t('extend.tooEarly') : undefined;
  }
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

const pick = ({ policyId, justification, answers, schedule }: TypedChange): TypedChange => ({
  ...(policyId === undefined ? {} : { policyId }),
  justification,
  answers,
  schedule,
});
