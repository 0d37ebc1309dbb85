import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Loading } from '../base/notice.tsx';
import { FindField, type Typed } from './findField.tsx';
import type { FindContext } from './findProps.ts';

/** The index, its worker and the results: fetched when somebody turns to the field, not before. */
const loadBody = () => import('./storeFind.tsx');
const StoreFind = lazy(async () => ({ default: (await loadBody()).StoreFind }));

export interface FindAccessProps extends FindContext {
  initialQuery?: string | undefined;
  /** It may be what somebody pasted elsewhere. */
  isPasted?: boolean;
  /** The field has the focus from the start. */
  isFocused?: boolean;
  /** Below the field while nothing stands in it. */
  children?: ReactNode;
}

/** Find an access package one may request, or paste what a page or a program said. */
export function FindAccess(props: FindAccessProps) {
  const { initialQuery = '', isPasted = false, isFocused = false, children, ...context } = props;
  const [typed, setTyped] = useState<Typed>({ query: initialQuery, isWhole: isPasted });
  const [isWanted, setWanted] = useState(isFocused || initialQuery !== '');
  const isEmpty = typed.query.trim() === '';
  return (
    <>
      <FindField typed={typed} onType={setTyped} onFocus={() => setWanted(true)} isFocused={isFocused}>
        {isWanted && (
          <Suspense fallback={isEmpty ? null : <Loading />}>
            <StoreFind {...context} typed={typed} />
          </Suspense>
        )}
      </FindField>
      {isEmpty && children}
    </>
  );
}
