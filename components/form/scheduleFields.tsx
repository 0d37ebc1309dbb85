import { ChoiceInput } from '../base/choiceInput.tsx';
import { useNow } from '../base/clock.tsx';
import { DateInput } from '../base/dateInput.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { type FormErrors, type FormState, localDate } from './formState.ts';

interface ScheduleFieldsProps {
  form: FormState;
  error: FormErrors['schedule'];
  onChange: (change: Partial<FormState>) => void;
}

/** From when, until when; both may be left to the package. */
export function ScheduleFields({ form, error, onChange }: ScheduleFieldsProps) {
  const { t } = useWords();
  const today = localDate(new Date(useNow()));
  const isStartError = error === 'start' || error === 'startMissing';
  return (
    <fieldset className="group">
      <legend className="group-title">{t('form.schedule')}</legend>
      <ChoiceInput
        label={t('form.start')}
        value={form.starts}
        options={[
          { value: 'now', text: t('form.startNow') },
          { value: 'later', text: t('form.startOn') },
        ]}
        onChange={(value) => onChange({ starts: value === 'later' ? 'later' : 'now' })}
      />
      {form.starts === 'later' && (
        <DateInput
          label={t('form.startDate')}
          value={form.startDate}
          min={today}
          onChange={(startDate) => onChange({ startDate })}
          error={isStartError ? t(errorKeys[error]) : undefined}
        />
      )}
      <DateInput
        label={t('form.endDate')}
        hint={t('form.endHint')}
        value={form.endDate}
        min={form.startDate === '' ? today : form.startDate}
        onChange={(endDate) => onChange({ endDate })}
        error={error === undefined || isStartError ? undefined : t(errorKeys[error])}
      />
    </fieldset>
  );
}

const errorKeys = {
  startMissing: 'form.error.startMissing',
  start: 'form.error.startPast',
  end: 'form.error.endBeforeStart',
  tooLong: 'form.error.tooLong',
} as const;
