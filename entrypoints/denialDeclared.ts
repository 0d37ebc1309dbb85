import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { DeclaredApplication } from '../lib/denial/declared.ts';
import { type DeclaredPage, judgeDeclared, mayComeLate } from '../lib/denial/judgeDeclared.ts';
import { readTextFacts } from '../lib/denial/readFacts.ts';
import { send } from '../lib/messaging/client.ts';
import { untilFound } from './denial/lateMarkers.ts';
import { listen } from './denial/messages.ts';
import { pageStatus } from './denial/pageStatus.ts';
import { reportWhileTrue } from './denial/reports.ts';
import { whenActivated } from './denial/whenActivated.ts';

/**
 * Content script of hosts that policy declares. The background tells it the signals of this host only. On a healthy
 * page one listener for the extension's own messages stays: a single-page application may turn into a denial without
 * loading anything.
 */
export default defineUnlistedScript(() => whenActivated(document, () => void begin()));

async function begin(): Promise<void> {
  const answer = await send('readSignals', undefined);
  const applications = answer.ok ? answer.value.applications : [];
  if (applications.length > 0) watch(applications);
}

function watch(applications: readonly DeclaredApplication[]): void {
  const judge = () => judgeDeclared(pageNow(), applications);
  let stop = () => {};
  const look = (): void => {
    stop();
    const page = pageNow();
    const denial = judgeDeclared(page, applications);
    stop = denial === undefined ? wait(page) : reportWhileTrue(denial, judge, look);
  };
  /** For another address, and for a marker that this one may still get. */
  const wait = (page: DeclaredPage) => {
    const stopListening = listen((message) => {
      if (message.type !== 'lookAgain') return undefined;
      look();
      return false;
    });
    const mayTurn = applications.some((application) => mayComeLate(application, page));
    const stopWatching = mayTurn ? untilFound(document, () => judge() !== undefined, look) : undefined;
    return () => {
      stopListening();
      stopWatching?.();
    };
  };
  look();
  addEventListener('pageshow', ({ persisted }) => persisted && look());
}

const pageNow = () => ({
  facts: readTextFacts(document, location.href, pageStatus()),
  has: (selector: string): boolean => {
    try {
      return document.querySelector(selector) !== null;
    } catch {
      return false; // policy's selectors are checked for length only: the browser knows its own language best
    }
  },
});
