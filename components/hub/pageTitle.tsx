import { createContext, useContext, useEffect, useLayoutEffect, useRef } from 'react';
import { focusOnText } from '../base/focusOnText.ts';
import { useWords } from '../words/wordsContext.tsx';

/** A new value for each navigation in the hub. The first title that is shown after it uses it up. */
export interface Arrival {
  isDue: boolean;
}

/** Without a provider (pictures, tests of a single page) there was no navigation. */
export const ArrivalContext = createContext<Arrival>({ isDue: false });

/**
 * The title of a view of the hub: its first heading, and the tab's name. After a navigation it gets the focus, as on a
 * new page. At the first load the browser does that itself.
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
