import type { Denial } from '../../lib/denial/denial.ts';
import type { Detector } from '../../lib/denial/detector.ts';
import { reportable } from '../../lib/denial/judge.ts';
import { readFacts } from '../../lib/denial/readFacts.ts';
import { whenWorthTelling } from './frames.ts';
import { probe } from './probe.ts';
import { remembering } from './remembering.ts';
import { reportWhileTrue } from './reports.ts';
import { whenActivated } from './whenActivated.ts';

/**
 * What the content scripts of the required hosts do: look at the page with their detectors and report what refuses.
 * Plain scripts, since WXT's content-script wrapper would announce the extension to each page by
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
  const stop = reportWhileTrue(denial, () => reportable(readFacts(document, location.href), detectors));
  // A page kept for "back" is looked at again when it returns.
  const leave = () => {
    stop();
    addEventListener('pageshow', () => watchPage(detectors), { once: true });
  };
  addEventListener('pagehide', leave, { once: true });
}
