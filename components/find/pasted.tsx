import { lazy, type ReactNode, Suspense } from 'react';
import { Loading } from '../base/notice.tsx';
import type { Typed } from './findField.tsx';
import { isPage } from './isPage.ts';

/** The detectors: most people search by a name. */
const PastedText = lazy(async () => ({ default: (await import('./pastedText.tsx')).PastedText }));

/**
 * An error text or an address, pasted: answered like the page that says so. Anything else is searched for, by
 * `children`.
 */
export function Pasted({ typed, children }: { typed: Typed; children: ReactNode }) {
  const { query, isWhole } = typed;
  return isWhole && isPage(query) ? (
    <Suspense fallback={<Loading />}>
      <PastedText key={query} text={query}>
        {children}
      </PastedText>
    </Suspense>
  ) : (
    children
  );
}
