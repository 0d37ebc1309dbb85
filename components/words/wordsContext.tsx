import { createContext, type ReactNode, useContext, useLayoutEffect } from 'react';
import { createWords, type Words } from '../../lib/words/words.ts';

const WordsContext = createContext<Words>(createWords('en'));

/** The words of this view. Outside a provider: English. */
export const useWords = (): Words => useContext(WordsContext);

/** Gives words to a view, and tells the document their language and direction. */
export function WordsProvider({ words, children }: { words: Words; children: ReactNode }) {
  useLayoutEffect(() => {
    document.documentElement.lang = words.formatLocale; // a pseudo-locale is no language a reader could speak
    document.documentElement.dir = words.dir;
  }, [words]);
  return <WordsContext value={words}>{children}</WordsContext>;
}
