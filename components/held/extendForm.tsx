import type { PolicyRequirements, Question } from '../../lib/entitlement/request.ts';
import { localized } from '../../lib/words/localized.ts';
import type { Words } from '../../lib/words/words.ts';
import { Button } from '../base/button.tsx';
import { CheckedForm } from '../base/checkedForm.tsx';
import { useNow } from '../base/clock.tsx';
import { DateInput } from '../base/dateInput.tsx';
import { localDate } from '../base/localDate.ts';
import { TextInput } from '../base/textInput.tsx';
import { type FailureHandlers, FailureNotice } from '../failureNotice.tsx';
import { zoneName } from '../form/formState.ts';
import { QuestionField } from '../form/questionField.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { type ExtendFormDeps, type ExtendFormModel, useExtendForm } from './useExtendForm.ts';

export type ExtendFormProps = ExtendFormDeps & { failureHandlers: FailureHandlers };

/**
 * Another end date, and what the policy asks for it; the answers of last time are filled in, and what is typed is kept
 * as a draft.
 */
export function ExtendForm({ failureHandlers, ...deps }: ExtendFormProps) {
  const { policy } = deps.extension;
  const { t } = useWords();
  const model = useExtendForm(deps);
  return (
    <CheckedForm heldBack={model.heldBack} onSubmit={model.submit}>
      <p>{t(approvalWords(policy))}</p>
      <EndField model={model} {...deps} />
      <Asked model={model} {...deps} />
      {model.action.failure !== undefined && (
        <FailureNotice failure={model.action.failure} {...failureHandlers} onRetry={model.submit} />
      )}
      <Foot model={model} />
    </CheckedForm>
  );
}

function EndField({ model, extension, end }: ExtendFormDeps & { model: ExtendFormModel }) {
  const words = useWords();
  const { t } = words;
  const { latest } = extension;
  return (
    <>
      <DateInput
        label={t('extend.until')}
        hint={Number.isFinite(latest) ? t('extend.untilHint', { date: words.formatDate(latest) }) : undefined}
        value={model.form.endDate}
        min={localDate(new Date(end))}
        onChange={(endDate) => model.change({ endDate })}
        error={endErrorWords(model.endError, latest, words)}
      />
      <p className="quiet">{t('form.zone', { zone: zoneName(words.formatLocale, useNow()) })}</p>
    </>
  );
}

function Asked({ model, extension, languages }: ExtendFormDeps & { model: ExtendFormModel }) {
  const { t } = useWords();
  const { form, fixed, errors, change } = model;
  const { policy } = extension;
  return (
    <>
      {policy.isJustificationRequired && (
        <TextInput
          label={t('offer.why')}
          value={form.justification}
          onChange={(justification) => change({ justification })}
          error={errors.justification === undefined ? undefined : t('offer.whyMissing')}
          multiline
          isRequired
        />
      )}
      {policy.questions.map((question) =>
        fixed[question.id] === undefined ? (
          <QuestionField
            key={question.id}
            question={question}
            languages={languages}
            value={form.answers[question.id] ?? ''}
            error={errors.answers[question.id]}
            onChange={(value) => change({ answers: { ...form.answers, [question.id]: value } })}
          />
        ) : (
          <FixedAnswer
            key={question.id}
            question={question}
            languages={languages}
            value={fixed[question.id] ?? ''}
          />
        ),
      )}
    </>
  );
}

function FixedAnswer({ question, languages, value }: FixedAnswerProps) {
  const { t } = useWords();
  const choice =
    question.kind === 'choice' ? question.choices.find((one) => one.actualValue === value) : undefined;
  return (
    <dl className="approval-facts">
      <dt dir="auto">{localized(question.text, question.localizations, languages)}</dt>
      <dd dir="auto">{choice ? localized(choice.text, choice.localizations, languages) : value}</dd>
      <dd className="quiet">{t('extend.answerFixed')}</dd>
    </dl>
  );
}

interface FixedAnswerProps {
  question: Question;
  languages: readonly string[];
  value: string;
}

function Foot({ model }: { model: ExtendFormModel }) {
  const words = useWords();
  const { t } = words;
  const now = useNow();
  return (
    <>
      <p role="alert" className="field-error">
        {model.errorCount > 0 && t('form.errors', { count: model.errorCount })}
      </p>
      <div className="actions">
        <Button type="submit" look="primary" busy={model.action.busy}>
          {model.action.busy ? t('form.submitting') : t('extend.send')}
        </Button>
        <span role="status" className="quiet">
          {model.savedAt !== undefined &&
            t('form.draftSaved', { clock: words.formatTime(model.savedAt, now) })}
        </span>
      </div>
    </>
  );
}

function approvalWords({ isApprovalRequiredForUpdate }: PolicyRequirements) {
  if (isApprovalRequiredForUpdate === undefined) return 'extend.approvalUnknown';
  return isApprovalRequiredForUpdate ? 'extend.approval' : 'extend.noApproval';
}

function endErrorWords(error: ExtendFormModel['endError'], latest: number, { t, formatDate }: Words) {
  if (error === undefined) return undefined;
  return error === 'tooLong' ? t('extend.tooLate', { date: formatDate(latest) }) : t('extend.tooEarly');
}
