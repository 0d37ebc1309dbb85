import { Button } from '../base/button.tsx';
import { CheckedForm } from '../base/checkedForm.tsx';
import { useNow } from '../base/clock.tsx';
import { TextInput } from '../base/textInput.tsx';
import { type FailureHandlers, FailureNotice } from '../failureNotice.tsx';
import { FactsFields } from '../offer/factsFields.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { EarlierNotice } from './earlierNotice.tsx';
import { MyAccessNotice, type WaitingThere } from './myAccessNotice.tsx';
import { PolicyChoice } from './policyChoice.tsx';
import { QuestionField } from './questionField.tsx';
import { ScheduleFields } from './scheduleFields.tsx';
import { type RequestFormDeps, type RequestFormModel, useRequestForm } from './useRequestForm.ts';
import { WhatNext } from './whatNext.tsx';

export type RequestFormProps = RequestFormDeps & {
  failureHandlers: FailureHandlers;
  /** The draft has been handed over to My Access. */
  waiting?: WaitingThere | undefined;
};

/** Everything the chosen policy asks, in its order; what was typed is kept as a draft. */
export function RequestForm({ failureHandlers, waiting, ...deps }: RequestFormProps) {
  const model = useRequestForm(deps);
  const { form, policy, change, errors } = model;

  return (
    <CheckedForm heldBack={model.heldBack} onSubmit={model.submit}>
      <EarlierNotice
        askedAt={model.askedAt}
        changes={model.changes}
        languages={deps.languages}
        onStartEmpty={model.startEmpty}
      />
      <PolicyChoice
        policies={deps.policies}
        value={form.policyId}
        isMissing={errors.policy !== undefined}
        onChange={(policyId) => change({ policyId })}
      />
      {policy !== undefined && <WhatNext policy={policy} />}
      {policy?.needsMyAccess ? (
        <MyAccessNotice
          policy={policy}
          url={failureHandlers.myAccessUrl}
          waiting={waiting}
          onGo={model.handOver}
        />
      ) : (
        <>
          <PolicyFields model={model} languages={deps.languages} />
          {model.action.failure !== undefined && (
            <FailureNotice failure={model.action.failure} {...failureHandlers} onRetry={model.submit} />
          )}
          <FormFoot model={model} />
        </>
      )}
    </CheckedForm>
  );
}

function PolicyFields({ model, languages }: { model: RequestFormModel; languages: readonly string[] }) {
  const { t } = useWords();
  const { form, policy, errors, change } = model;
  if (policy === undefined) return null;
  const isNew = (id: string) =>
    model.changes.some((one) => one.kind === 'newQuestion' && one.question.id === id);
  const why = t('offer.why');
  // The form asks for a reason even where the policy doesn't: approvers want one.
  const asksWhy = policy.isJustificationRequired || policy.isApprovalRequired;
  const asksAnything = asksWhy || policy.questions.length > 0;
  return (
    <>
      {asksAnything && <p className="quiet">{t('form.allNeeded')}</p>}
      {asksWhy && (
        <TextInput
          label={policy.isJustificationRequired ? why : `${why} (${t('form.optional')})`}
          hint={policy.isApprovalRequired ? t('offer.whySeen') : undefined}
          value={form.justification}
          onChange={(justification) => change({ justification })}
          error={errors.justification === undefined ? undefined : t('offer.whyMissing')}
          multiline
          isRequired={policy.isJustificationRequired}
        />
      )}
      {form.facts !== undefined && (
        <fieldset className="group">
          <legend className="group-title">{t('facts.title')}</legend>
          <FactsFields
            facts={form.facts}
            onChange={(facts) => form.facts && change({ facts: { ...form.facts, ...facts } })}
            withNeed
          />
        </fieldset>
      )}
      {policy.questions.map((question) => (
        <QuestionField
          key={question.id}
          question={question}
          languages={languages}
          isNew={isNew(question.id)}
          value={form.answers[question.id] ?? ''}
          error={errors.answers[question.id]}
          onChange={(value) => change({ answers: { ...form.answers, [question.id]: value } })}
        />
      ))}
      {policy.allowsCustomSchedule && (
        <ScheduleFields policy={policy} form={form} error={errors.schedule} onChange={change} />
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
            t('form.draftSaved', { clock: words.formatTime(model.savedAt, now) })}
        </span>
      </div>
    </>
  );
}
