import { useEffect, useRef } from 'react';
import { Button } from '../base/button.tsx';
import { ChoiceInput } from '../base/choiceInput.tsx';
import { useNow } from '../base/clock.tsx';
import { OutLink } from '../base/link.tsx';
import { Notice } from '../base/notice.tsx';
import { TextInput } from '../base/textInput.tsx';
import { type FailureHandlers, FailureNotice } from '../failureNotice.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { QuestionField } from './questionField.tsx';
import { ScheduleFields } from './scheduleFields.tsx';
import { type RequestFormDeps, type RequestFormModel, useRequestForm } from './useRequestForm.ts';
import { WhatNext } from './whatNext.tsx';

export type RequestFormProps = RequestFormDeps & { failureHandlers: FailureHandlers };

/** Everything the chosen policy asks, in its order; what was typed is kept as a draft. */
export function RequestForm({ failureHandlers, ...deps }: RequestFormProps) {
  const { t } = useWords();
  const model = useRequestForm(deps);
  const { form, policy, change, errors } = model;
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (model.heldBack > 0)
      element.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] input')?.focus();
  }, [model.heldBack]);

  return (
    <form
      ref={element}
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        model.submit();
      }}
    >
      {deps.policies.length > 1 && (
        <ChoiceInput
          label={t('form.policy')}
          value={form.policyId}
          options={deps.policies.map((one) => ({
            value: one.policyId,
            text: one.policyDisplayName,
            hint: one.policyDescription,
          }))}
          onChange={(policyId) => change({ policyId })}
          error={errors.policy === undefined ? undefined : t('form.error.required')}
          isRequired
        />
      )}
      {policy !== undefined && <WhatNext policy={policy} />}
      {policy?.needsMyAccess ? (
        <Notice tone="info" title={t('form.needsMyAccess')}>
          {failureHandlers.myAccessUrl !== undefined && (
            <OutLink look="button" href={failureHandlers.myAccessUrl}>
              {t('common.openMyAccess')}
            </OutLink>
          )}
        </Notice>
      ) : (
        <>
          <PolicyFields model={model} />
          {model.action.failure !== undefined && (
            <FailureNotice failure={model.action.failure} {...failureHandlers} onRetry={model.submit} />
          )}
          <FormFoot model={model} />
        </>
      )}
    </form>
  );
}

function PolicyFields({ model }: { model: RequestFormModel }) {
  const { t } = useWords();
  const { form, policy, errors, change } = model;
  if (policy === undefined) return null;
  return (
    <>
      {policy.isJustificationRequired && (
        <TextInput
          label={t('offer.why')}
          hint={policy.isApprovalRequired ? t('offer.whySeen') : undefined}
          value={form.justification}
          onChange={(justification) => change({ justification })}
          error={errors.justification === undefined ? undefined : t('offer.whyMissing')}
          multiline
          isRequired
        />
      )}
      {policy.questions.map((question) => (
        <QuestionField
          key={question.id}
          question={question}
          value={form.answers[question.id] ?? ''}
          error={errors.answers[question.id]}
          onChange={(value) => change({ answers: { ...form.answers, [question.id]: value } })}
        />
      ))}
      {policy.allowsCustomSchedule && (
        <ScheduleFields form={form} error={errors.schedule} onChange={change} />
      )}
    </>
  );
}

function FormFoot({ model }: { model: RequestFormModel }) {
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
          {model.action.busy ? t('form.submitting') : t('form.submit')}
        </Button>
        <span role="status" className="quiet">
          {model.savedAt !== undefined &&
            t('form.draftSaved', { time: words.formatTime(model.savedAt, now) })}
        </span>
      </div>
    </>
  );
}
