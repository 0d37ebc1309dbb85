import { createContext, type ReactNode, useContext, useLayoutEffect } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { createWords, type Words } from '../../lib/words/words.ts';

const WordsContext = createContext<Words>(createWords('en'));

/** The words of this view. Outside a provider: English. */
export const useWords = (): Words => useContext(WordsContext);

/** Gives words to a view, and tells the document and React Aria their language and direction. */
export function WordsProvider({ words, children }: { words: Words; children: ReactNode }) {
  useLayoutEffect(() => {
    document.documentElement.lang = words.formatLocale; // a pseudo-locale is no language a reader could speak
    document.documentElement.dir = words.dir;
  }, [words]);
  return (
    <I18nProvider locale={ariaLocale(words)}>
      <WordsContext value={words}>{children}</WordsContext>
    </I18nProvider>
  );
}

/** React Aria takes the direction from the locale, and knows no pseudo-locale: Hebrew has its arrow keys. */
const ariaLocale = (words: Words): string =>
  words.dir === 'rtl' && words.formatLocale === 'en' ? 'he-IL' : words.formatLocale;
