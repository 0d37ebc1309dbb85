import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../base/button.tsx';
import { Icon } from '../base/icons.tsx';
import { useWords } from '../words/wordsContext.tsx';

/** What stands in the field; `isWhole`: it came at once, as what is pasted does. */
export interface Typed {
  query: string;
  isWhole: boolean;
}

export interface FindFieldProps {
  typed: Typed;
  onType: (typed: Typed) => void;
  onFocus?: () => void;
  isFocused?: boolean;
  children: ReactNode;
}

/** More characters at once than anybody types are pasted, dropped or filled in. */
const pastedAtOnce = 12;
const longest = 2000;

/**
 * The field, and its results below it. Arrow keys go from the field into the results and through them, Home and End to
 * the first and the last; Escape leads back to the field, and there clears it.
 */
export function FindField({ typed, onType, onFocus, isFocused = false, children }: FindFieldProps) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const { query } = typed;
  const type = (text: string) => onType({ query: text, isWhole: text.length - query.length >= pastedAtOnce });
  const clear = () => {
    type('');
    field.current?.focus();
  };
  useEffect(() => {
    if (isFocused) field.current?.select();
  }, [isFocused]);
  return (
    <search
      className="search"
      onKeyDown={(event) => moveFocus(event, field.current, query === '' ? undefined : clear)}
    >
      <div className="search-field">
        <Icon name="search" />
        <input
          ref={field}
          className="search-input"
          type="search"
          aria-label={t('find.label')}
          placeholder={t('find.placeholder')}
          maxLength={longest}
          value={query}
          onFocus={onFocus}
          onChange={(event) => type(event.target.value)}
          onPaste={(event) => {
            const text = event.clipboardData.getData('text/plain');
            if (text.length <= longest) return;
            event.preventDefault();
            onType({ query: partOf(text), isWhole: true });
          }}
        />
        {query !== '' && (
          <Button look="icon" icon="dismiss" aria-label={t('packages.clear')} onClick={clear} />
        )}
      </div>
      {children}
    </search>
  );
}

/** What counts of a long text: from its error code or address on, else its beginning. */
function partOf(text: string): string {
  const at = Math.max(0, text.search(/AADSTS\d|https?:\/\//));
  return text
    .slice(at, at + longest)
    .replace(/\s+/g, ' ')
    .trim();
}

function moveFocus(
  event: KeyboardEvent<HTMLElement>,
  field: HTMLElement | null,
  clear: (() => void) | undefined,
): void {
  const results = [...event.currentTarget.querySelectorAll('[data-result]')].flatMap(
    (result) =>
      result.querySelector<HTMLElement>('.actions button') ??
      result.querySelector<HTMLElement>('button') ??
      [],
  );
  const { activeElement } = document;
  const at = results.findIndex((result) => result.closest('[data-result]')?.contains(activeElement));
  if (event.target !== field && at < 0) return;
  if (at >= 0 && isTyping(activeElement)) return;
  const target = targetOf(event.key, at, results, field);
  if (target === undefined && event.key === 'Escape' && at < 0 && clear !== undefined) clear();
  else if (target === undefined || target === null) return;
  else target.focus();
  event.preventDefault();
}

/** A field within a result has these keys for itself. */
const isTyping = (element: Element | null): boolean =>
  element !== null && ['INPUT', 'TEXTAREA', 'SELECT'].includes(element.tagName);

/** Where a key leads; `undefined`: nowhere. `at`: the result that has the focus, -1: the field. */
function targetOf(
  key: string,
  at: number,
  results: readonly HTMLElement[],
  field: HTMLElement | null,
): HTMLElement | null | undefined {
  if (key === 'ArrowDown') return results[at + 1];
  if (at < 0) return undefined;
  switch (key) {
    case 'ArrowUp':
      return results[at - 1] ?? field;
    case 'Home':
      return results[0];
    case 'End':
      return results.at(-1);
    case 'Escape':
      return field;
    default:
      return undefined;
  }
}
