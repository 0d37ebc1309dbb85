import { createContext, useContext, useEffect, useLayoutEffect, useRef } from 'react';
import { focusOnText } from '../base/focusOnText.ts';
import { useWords } from '../words/wordsContext.tsx';

/** Made anew with each way that is gone in the hub; the first title that is shown takes it up. */
export interface Arrival {
  isDue: boolean;
}

/** Without one (pictures, tests of a page alone) nobody has gone anywhere. */
export const ArrivalContext = createContext<Arrival>({ isDue: false });

/**
 * What a view of the hub is called: its first heading, and the tab's name. Whoever has come from another view finds the
 * focus there, as on a new page; at the first load the browser does that by itself.
 */
export function PageTitle({ children }: { children: string }) {
  const { t } = useWords();
  const arrival = useContext(ArrivalContext);
  const heading = useRef<HTMLHeadingElement>(null);
  const name = t('hub.documentTitle', { page: children });
  useEffect(() => {
    document.title = name;
  }, [name]);
  // Before the page that was left is missed: see useKeptFocus.
  useLayoutEffect(() => {
    if (!arrival.isDue || heading.current === null) return;
    arrival.isDue = false;
    focusOnText(heading.current);
  }, [arrival]);
  return (
    <h1 className="page-title" ref={heading}>
      {children}
    </h1>
  );
}
