import { useId, useState } from 'react';
import type { Report } from '../../lib/graph/api.ts';
import { Check } from '../base/check.tsx';
import { ChoiceInput } from '../base/choiceInput.tsx';
import { TextInput } from '../base/textInput.tsx';
import { useWords } from '../words/wordsContext.tsx';

/** So many people fit on screen; with more one searches. */
const fewPeople = 6;
const shownAtOnce = 10;

/** Whose access is asked for: one's own, or these people's; nobody chosen yet: an empty list. */
export type Target = 'me' | readonly Report[];

interface TargetPickerProps {
  /** Who reports to the person. */
  reports: readonly Report[];
  target: Target;
  onChange: (target: Target) => void;
}

/** For me, or for somebody else: those who report to the person can be chosen. */
export function TargetPicker({ reports, target, onChange }: TargetPickerProps) {
  const { t } = useWords();
  return (
    <fieldset className="group">
      <legend className="group-title">{t('form.target')}</legend>
      <ChoiceInput
        label={t('form.target')}
        isLabelHidden
        value={target === 'me' ? 'me' : 'other'}
        options={[
          { value: 'me', text: t('form.target.me') },
          { value: 'other', text: t('form.target.other') },
        ]}
        onChange={(value) => onChange(value === 'me' ? 'me' : [])}
      />
      {target !== 'me' && reports.length > 0 && (
        <People reports={reports} chosen={target} onChange={onChange} />
      )}
    </fieldset>
  );
}

function People({
  reports,
  chosen,
  onChange,
}: Pick<TargetPickerProps, 'reports' | 'onChange'> & { chosen: readonly Report[] }) {
  const words = useWords();
  const { t } = words;
  const label = useId();
  const [query, setQuery] = useState('');
  const found = findPeople(reports, query, words.formatLocale);
  const shown = found.slice(0, shownAtOnce);
  const rest = found.length - shown.length;
  const names = words.formatList(chosen.map(({ displayName }) => displayName));
  return (
    <>
      {reports.length > fewPeople && (
        <TextInput label={t('form.target.search')} value={query} onChange={setQuery} />
      )}
      <p role="status" className={found.length === 0 ? 'quiet' : 'visually-hidden'}>
        {query.trim() !== '' && t('form.target.found', { count: found.length })}
      </p>
      {shown.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset in a fieldset would be read out twice.
        <div className="field" role="group" aria-labelledby={label}>
          <span className="field-label" id={label}>
            {t('form.target.person')}
          </span>
          {shown.map((report) => (
            <Check
              key={report.id}
              isChosen={chosen.some(({ id }) => id === report.id)}
              onChange={(isChosen) =>
                onChange([...chosen.filter(({ id }) => id !== report.id), ...(isChosen ? [report] : [])])
              }
            >
              <span className="package-summary">
                {report.displayName}
                {report.mail !== '' && <span className="facts">{report.mail}</span>}
              </span>
            </Check>
          ))}
        </div>
      )}
      {rest > 0 && <p className="quiet">{t('form.target.more', { count: rest })}</p>}
      <p className="quiet">
        {chosen.length === 0
          ? t('form.target.pick')
          : chosen.length === 1
            ? t('form.target.note', { name: names })
            : t('others.several', { names })}
      </p>
    </>
  );
}

/** People whose name or address holds every word of the query, by name. */
export function findPeople(reports: readonly Report[], query: string, locale: string): Report[] {
  const parts = query.toLocaleLowerCase(locale).split(/\s+/).filter(Boolean);
  const text = ({ displayName, mail }: Report) => `${displayName} ${mail}`.toLocaleLowerCase(locale);
  return reports
    .filter((report) => parts.every((part) => text(report).includes(part)))
    .sort((one, other) => one.displayName.localeCompare(other.displayName, locale));
}
