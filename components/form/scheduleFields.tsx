import type { PolicyRequirements } from '../../lib/entitlement/request.ts';
import { ChoiceInput } from '../base/choiceInput.tsx';
import { useNow } from '../base/clock.tsx';
import { DateInput } from '../base/dateInput.tsx';
import { localDate } from '../base/localDate.ts';
import { useWords } from '../words/wordsContext.tsx';
import { type FormErrors, type FormState, lastDay, zoneName } from './formState.ts';

interface ScheduleFieldsProps {
  policy: PolicyRequirements;
  form: FormState;
  error: FormErrors['schedule'];
  onChange: (change: Partial<FormState>) => void;
}

/** From when, until when, within what the package grants; both may be left to it. */
export function ScheduleFields({ policy, form, error, onChange }: ScheduleFieldsProps) {
  const words = useWords();
  const { t } = words;
  const now = useNow();
  const today = localDate(new Date(now));
  const latest = lastDay(policy.schedule, form, now);
  const first = form.startDate === '' || form.starts === 'now' ? today : form.startDate;
  // Granted for hours only: there is no day to choose.
  const hasEnd = latest === undefined || latest >= first;
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
      {hasEnd && (
        <DateInput
          label={t('form.endDate')}
          hint={
            latest === undefined
              ? t('form.endHint')
              : t('form.endHintLatest', { date: words.formatDate(Date.parse(`${latest}T12:00:00`)) })
          }
          value={form.endDate}
          min={first}
          max={latest}
          onChange={(endDate) => onChange({ endDate })}
          error={error === undefined || isStartError ? undefined : t(errorKeys[error])}
        />
      )}
      <p className="quiet">{t('form.zone', { zone: zoneName(words.formatLocale, now) })}</p>
    </fieldset>
  );
}

const errorKeys = {
  startMissing: 'form.error.startMissing',
  start: 'form.error.startPast',
  end: 'form.error.endBeforeStart',
  tooLong: 'form.error.tooLong',
} as const;
