import { useEffect, useId, useRef, useState } from 'react';
import type { Failure, Result } from '../../lib/platform/failure.ts';
import { Button } from '../base/button.tsx';
import { focusOnText } from '../base/focusOnText.ts';
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
  /** Something that is chosen elsewhere already. */
  isTaken?: (one: P) => boolean;
  /** Absent: nobody is signed in who could search. */
  search: ((text: string) => Promise<Result<P[]>>) | undefined;
  onAdd: (one: P) => void;
  onRemove: (one: P) => void;
}

const pauseMs = 300;

/**
 * Several of the directory: what is chosen, and a field that finds more by name. What was pressed goes away with its
 * press, so the focus goes to the field, and what happened is said.
 */
export function Picker<P extends Picked>(props: PickerProps<P>) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [said, setSaid] = useState<string>();
  const label = useId();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const heading = useRef<HTMLSpanElement>(null);
  const { found, failure } = useSearch(text, props.search);
  const open = found?.filter(
    (one) => !props.chosen.some(({ id }) => id === one.id) && props.isTaken?.(one) !== true,
  );
  const goOn = (what: string) => {
    setSaid(what);
    if (field.current !== null) field.current.focus();
    else if (heading.current !== null) focusOnText(heading.current);
  };
  const news =
    open === undefined
      ? said
      : open.length === 0
        ? t('make.search.none')
        : t('make.search.found', { count: open.length });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset in a fieldset would be read out twice.
    <div className="field" role="group" aria-labelledby={label}>
      <span className="field-label" id={label} ref={heading}>
        {props.label}
      </span>
      <Chosen
        chosen={props.chosen}
        onRemove={(one) => {
          props.onRemove(one);
          goOn(t('make.picked.removed', { name: one.displayName }));
        }}
      />
      {props.search === undefined ? (
        <>
          <p className="quiet">{t('make.search.off')}</p>
          <span className="field-error">{props.error}</span>
        </>
      ) : (
        <TextInput
          label={props.searchLabel ?? t('make.search')}
          hint={t('make.search.hint')}
          value={text}
          error={props.error}
          maxLength={100}
          inputRef={field}
          onChange={(typed) => {
            setText(typed);
            setSaid(undefined);
          }}
        />
      )}
      <p role="status" className={open?.length === 0 ? 'quiet' : 'visually-hidden'}>
        {news}
      </p>
      {failure !== undefined && <FailureNotice failure={failure} />}
      <Offered
        found={open ?? []}
        onAdd={(one) => {
          props.onAdd(one);
          setText('');
          goOn(t('make.picked.added', { name: one.displayName }));
        }}
      />
    </div>
  );
}

function Chosen<P extends Picked>({ chosen, onRemove }: Pick<PickerProps<P>, 'chosen' | 'onRemove'>) {
  const { t } = useWords();
  if (chosen.length === 0) return null;
  return (
    <ul className="picked-list">
      {chosen.map((one) => (
        <li key={one.id} className="picked">
          <Named of={one} />
          <Button
            look="icon"
            icon="dismiss"
            aria-label={t('make.picked.remove', { name: one.displayName })}
            onClick={() => onRemove(one)}
          />
        </li>
      ))}
    </ul>
  );
}

function Offered<P extends Picked>({ found, onAdd }: { found: readonly P[]; onAdd: (one: P) => void }) {
  if (found.length === 0) return null;
  return (
    <ul className="picked-list">
      {found.map((one) => (
        <li key={one.id}>
          <Button look="quiet" onClick={() => onAdd(one)}>
            <Named of={one} />
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Named({ of: { displayName, hint } }: { of: Picked }) {
  return (
    <span className="package-summary">
      {displayName}
      {hint !== undefined && <span className="facts">{hint}</span>}
    </span>
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
