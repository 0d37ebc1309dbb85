import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { storeFailure } from '../lib/store/failure.ts';
import { loadWords } from '../lib/words/locales.ts';
import type { Words } from '../lib/words/words.ts';
import { ClockProvider } from './base/clock.tsx';
import { whenPainted } from './base/whenPainted.ts';
import { endFirstRead } from './data/firstRead.ts';
import { firstSettings } from './data/settingsFeed.ts';
import { useSettings } from './data/useSettings.ts';
import { ErrorBoundary } from './errorBoundary.tsx';
import { HelpDeskContext } from './helpDesk.tsx';
import { WordsProvider } from './words/wordsContext.tsx';

/**
 * Starts a page of Knock's own (popup, hub, options) in the person's language, under `#root`; not before `ready`, which
 * must not take long: what the first picture shows is on its way.
 */
export async function mount(view: ReactNode, ready?: Promise<unknown>): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) return;
  const [settings] = await Promise.all([firstSettings(patience), ready]);
  const language = settings.state === 'known' ? settings.settings.language : undefined;
  const words = await loadWords(language, navigator.languages);
  // In one go: in time slices the first picture would wait for other tasks, and none of them is worth that.
  flushSync(() => createRoot(root).render(<OwnPage first={words}>{view}</OwnPage>));
}

const BrokenStore = lazy(async () => ({
  default: (await import('./ownData/brokenStoreView.tsx')).BrokenStoreView,
}));
const rescue = (
  <Suspense fallback={null}>
    <BrokenStore />
  </Suspense>
);

const noHelpDesk = {};
/** Right after an install policy answers seconds late (seen in Chromium 156): the page starts without it then, in ms. */
const patience = 150;

/** Follows the language setting while the page is open. */
function OwnPage({ first, children }: { first: Words; children: ReactNode }) {
  const state = useSettings();
  const [words, setWords] = useState(first);
  const known = state.state === 'known' ? state.settings : undefined;
  useEffect(() => {
    // Then the rest of a long list comes, and after it what is new.
    let stop = whenPainted(() => {
      stop = whenPainted(endFirstRead);
    });
    return () => stop();
  }, []);
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
        <HelpDeskContext value={known ?? noHelpDesk}>
          <ErrorBoundary explain={storeFailure} rescue={rescue}>
            {children}
          </ErrorBoundary>
        </HelpDeskContext>
      </ClockProvider>
    </WordsProvider>
  );
}
