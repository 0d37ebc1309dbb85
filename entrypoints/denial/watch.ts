import { browser } from 'wxt/browser';
import type { Denial } from '../../lib/denial/denial.ts';
import type { Detector } from '../../lib/denial/detector.ts';
import { reportable } from '../../lib/denial/judge.ts';
import { readFacts } from '../../lib/denial/readFacts.ts';
import { send } from '../../lib/messaging/client.ts';
import { showCard } from './card.ts';
import { whenWorthTelling } from './frames.ts';
import { listen } from './messages.ts';
import { probe } from './probe.ts';
import { remembering } from './remembering.ts';
import { reportWhileTrue } from './reports.ts';
import { whenActivated } from './whenActivated.ts';

/**
 * What the content scripts of the required hosts do: look at the page with their detectors, report what refuses, mount
 * the card if told to. Plain scripts, since WXT's content-script wrapper would announce the extension to each page by
 * `postMessage` and leave a listener there.
 */
export function watchPage(detectors: readonly Detector[]): void {
  whenActivated(document, () =>
    probe(document, location.href, detectors, (denial) =>
      whenWorthTelling(document, () => void remembering().then(() => report(denial, detectors))),
    ),
  );
}

function report(denial: Denial, detectors: readonly Detector[]): void {
  let card: { close(): void } | undefined;
  const judge = () => reportable(readFacts(document, location.href), detectors);
  const stop = reportWhileTrue(denial, judge, (show) => {
    card?.close();
    card = show ? mountCard() : undefined;
  });
  // A page kept for "back" loses its ports: close now, and look again when it returns.
  const leave = () => {
    stop();
    card?.close();
    addEventListener('pageshow', () => watchPage(detectors), { once: true });
  };
  addEventListener('pagehide', leave, { once: true });
}

/** Shows the card over this page, until it is closed or cannot live here. */
export const mountCard = (): { close(): void } =>
  showCard(document, {
    address: browser.runtime.getURL('/card.html'),
    onMessage: listen,
    onBlocked: () => void send('reportCardBlocked', undefined),
  });
