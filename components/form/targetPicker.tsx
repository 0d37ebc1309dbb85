import { useState } from 'react';
import type { Report } from '../../lib/graph/api.ts';
import { ChoiceInput } from '../base/choiceInput.tsx';
import { TextInput } from '../base/textInput.tsx';
import { useWords } from '../words/wordsContext.tsx';

/** So many people fit on screen; with more one searches. */
const fewPeople = 6;
const shownAtOnce = 10;

/** Whose access is asked for: one's own, somebody's, or nobody chosen yet. */
export type Target = 'me' | 'nobodyYet' | Report;

interface TargetPickerProps {
  /** Who reports to the person. */
  reports: readonly Report[];
  target: Target;
  onChange: (target: Target) => void;
}

/** For me, or for somebody else: who reports to the person can be chosen. */
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
        onChange={(value) => onChange(value === 'me' ? 'me' : 'nobodyYet')}
      />
      {target !== 'me' && reports.length > 0 && (
        <People reports={reports} target={target} onChange={onChange} />
      )}
      {typeof target === 'object' && (
        <p className="quiet">{t('form.target.note', { name: target.displayName })}</p>
      )}
    </fieldset>
  );
}

function People({ reports, target, onChange }: TargetPickerProps) {
  const words = useWords();
  const { t } = words;
  const [query, setQuery] = useState('');
  const found = findPeople(reports, query, words.formatLocale);
  const shown = found.slice(0, shownAtOnce);
  const rest = found.length - shown.length;
  return (
    <>
      {reports.length > fewPeople && (
        <TextInput label={t('form.target.search')} value={query} onChange={setQuery} />
      )}
      <p role="status" className={found.length === 0 ? 'quiet' : 'visually-hidden'}>
        {query.trim() !== '' && t('form.target.found', { count: found.length })}
      </p>
      {shown.length > 0 && (
        <ChoiceInput
          label={t('form.target.person')}
          value={typeof target === 'object' ? target.id : undefined}
          options={shown.map(({ id, displayName, mail }) => ({ value: id, text: displayName, hint: mail }))}
          onChange={(id) => onChange(reports.find((one) => one.id === id) ?? 'nobodyYet')}
        />
      )}
      {rest > 0 && <p className="quiet">{t('form.target.more', { count: rest })}</p>}
      {target === 'nobodyYet' && <p className="quiet">{t('form.target.pick')}</p>}
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
