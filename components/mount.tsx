import { type ReactNode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { readSettings } from '../lib/settings/browserSettings.ts';
import { storeFailure } from '../lib/store/failure.ts';
import { loadWords } from '../lib/words/locales.ts';
import type { Words } from '../lib/words/words.ts';
import { ClockProvider } from './base/clock.tsx';
import { useSettings } from './data/useSettings.ts';
import { ErrorBoundary } from './errorBoundary.tsx';
import { WordsProvider } from './words/wordsContext.tsx';

/** Starts a page of Knock's own (popup, hub, options) in the person's language, under `#root`. */
export async function mount(view: ReactNode): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) return;
  const words = await loadWords(await languageSoon(), navigator.languages);
  createRoot(root).render(<OwnPage first={words}>{view}</OwnPage>);
}

/** Right after an install policy answers seconds late (seen in Chromium 156): the page starts without it then, in ms. */
const patience = 150;

async function languageSoon(): Promise<string | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patience));
  const settings = await Promise.race([readSettings(), late]);
  return settings?.state === 'known' ? settings.settings.language : undefined;
}

/** Follows the language setting while the page is open. */
function OwnPage({ first, children }: { first: Words; children: ReactNode }) {
  const state = useSettings();
  const [words, setWords] = useState(first);
  const known = state.state === 'known' ? state.settings : undefined;
  useEffect(() => {
    if (known === undefined) return;
    let isStale = false;
    void loadWords(known.language, navigator.languages).then((loaded) => {
      if (!isStale && loaded.locale !== first.locale) setWords(loaded);
      else if (!isStale) setWords(first);
    });
    return () => {
      isStale = true;
    };
  }, [known, first]);
  return (
    <WordsProvider words={words}>
      <ClockProvider>
        <ErrorBoundary explain={storeFailure}>{children}</ErrorBoundary>
      </ClockProvider>
    </WordsProvider>
  );
}
