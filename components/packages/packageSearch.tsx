import { type KeyboardEvent, lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { Button } from '../base/button.tsx';
import { Icon } from '../base/icons.tsx';
import { Loading } from '../base/notice.tsx';
import { useWords } from '../words/wordsContext.tsx';
import type { PackageSearchProps } from './searchProps.ts';

/** The index, its worker and the results: fetched when somebody turns to the field, not before. */
const loadBody = () => import('./packageSearchBody.tsx');
const PackageSearchBody = lazy(async () => ({ default: (await loadBody()).PackageSearchBody }));

/** Search over the packages one may request. */
export function PackageSearch({ initialQuery = '', ...props }: PackageSearchProps) {
  const [query, setQuery] = useState(initialQuery);
  const [isWanted, setWanted] = useState(initialQuery !== '');
  return (
    <SearchFrame query={query} onQuery={setQuery} onFocus={() => setWanted(true)}>
      {isWanted && (
        <Suspense fallback={query === '' ? null : <Loading />}>
          <PackageSearchBody {...props} query={query} />
        </Suspense>
      )}
    </SearchFrame>
  );
}

export interface SearchFrameProps {
  query: string;
  onQuery: (query: string) => void;
  onFocus?: () => void;
  children: ReactNode;
}

/**
 * The field, and its results below it. Arrow keys go from the field into the results and through them, Home and End to
 * the first and the last; Escape leads back to the field, and there clears it.
 */
export function SearchFrame({ query, onQuery, onFocus, children }: SearchFrameProps) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const clear = () => {
    onQuery('');
    field.current?.focus();
  };
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
          aria-label={t('packages.search')}
          placeholder={t('packages.search')}
          value={query}
          onFocus={onFocus}
          onChange={(event) => onQuery(event.target.value)}
        />
        {query !== '' && (
          <Button look="icon" icon="dismiss" aria-label={t('packages.clear')} onClick={clear} />
        )}
      </div>
      {children}
    </search>
  );
}

function moveFocus(
  event: KeyboardEvent<HTMLElement>,
  field: HTMLElement | null,
  clear: (() => void) | undefined,
): void {
  const results = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-result]')];
  const { activeElement } = document;
  const at = activeElement instanceof HTMLElement ? results.indexOf(activeElement) : -1;
  const target = targetOf(event.key, at, results, field);
  if (target === undefined && event.key === 'Escape' && at < 0 && clear !== undefined) clear();
  else if (target === undefined || target === null) return;
  else target.focus();
  event.preventDefault();
}

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
