import { useEffect, useId, useState } from 'react';
import type { Failure, Result } from '../../lib/platform/failure.ts';
import { Button } from '../base/button.tsx';
import { TextInput } from '../base/textInput.tsx';
import { FailureNotice } from '../failureNotice.tsx';
import { useWords } from '../words/wordsContext.tsx';

/** Something that a search found, or that was chosen. */
export interface Picked {
  id: string;
  displayName: string;
  /** A second line: an address, or what kind it is. */
  hint?: string | undefined;
}

export interface PickerProps<P extends Picked> {
  label: string;
  searchLabel?: string;
  error?: string | undefined;
  chosen: readonly P[];
  /** Absent: nobody is signed in who could search. */
  search: ((text: string) => Promise<Result<P[]>>) | undefined;
  onAdd: (one: P) => void;
  onRemove: (one: P) => void;
}

const pauseMs = 300;

/** Several of the directory: what is chosen, and a field that finds more by name. */
export function Picker<P extends Picked>(props: PickerProps<P>) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const label = useId();
  const { found, failure } = useSearch(text, props.search);
  const open = found?.filter(({ id }) => !props.chosen.some((one) => one.id === id));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset in a fieldset would be read out twice.
    <div className="field" role="group" aria-labelledby={label}>
      <span className="field-label" id={label}>
        {props.label}
      </span>
      {props.chosen.map((one) => (
        <span key={one.id} className="picked">
          <span className="package-summary">
            {one.displayName}
            {one.hint !== undefined && <span className="facts">{one.hint}</span>}
          </span>
          <Button
            look="icon"
            icon="dismiss"
            aria-label={t('make.picked.remove', { name: one.displayName })}
            onClick={() => props.onRemove(one)}
          />
        </span>
      ))}
      {props.search !== undefined && (
        <TextInput
          label={props.searchLabel ?? t('make.search')}
          value={text}
          error={props.error}
          maxLength={100}
          onChange={setText}
        />
      )}
      {props.search === undefined && props.error !== undefined && (
        <span className="field-error">{props.error}</span>
      )}
      <p role="status" className={open?.length === 0 ? 'quiet' : 'visually-hidden'}>
        {open !== undefined &&
          (open.length === 0 ? t('make.search.none') : t('form.target.found', { count: open.length }))}
      </p>
      {failure !== undefined && <FailureNotice failure={failure} />}
      {open?.map((one) => (
        <Button
          key={one.id}
          look="quiet"
          onClick={() => {
            props.onAdd(one);
            setText('');
          }}
        >
          <span className="package-summary">
            {one.displayName}
            {one.hint !== undefined && <span className="facts">{one.hint}</span>}
          </span>
        </Button>
      ))}
    </div>
  );
}

/** Searches once nothing was typed for a moment; an answer to an older text is dropped. */
function useSearch<P>(text: string, search: PickerProps<Picked & P>['search'] | undefined) {
  const [state, setState] = useState<{ found?: (Picked & P)[]; failure?: Failure }>({});
  useEffect(() => {
    setState({});
    const query = text.trim();
    if (query.length < 2 || search === undefined) return;
    let isStale = false;
    const timer = setTimeout(async () => {
      const read = await search(query);
      if (!isStale) setState(read.ok ? { found: read.value } : { failure: read.failure });
    }, pauseMs);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [text, search]);
  return state;
}
