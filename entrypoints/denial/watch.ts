import { browser } from 'wxt/browser';
import type { Denial } from '../../lib/denial/denial.ts';
import type { Detector } from '../../lib/denial/detector.ts';
import { send } from '../../lib/messaging/client.ts';
import type { FrameMessage } from '../../lib/messaging/protocol.ts';
import { showCard } from './card.ts';
import { probe } from './probe.ts';

/**
 * What every content script does: look at the page with its detectors, report what refuses, mount the card if told
 * to. Plain scripts, since WXT's content-script wrapper would announce the extension to each page by `postMessage`
 * and leave a listener there.
 */
export function watchPage(detectors: readonly Detector[]): void {
  // A page fetched ahead is not in a tab yet: nothing is said of it before somebody goes there.
  if ('prerendering' in document && document.prerendering === true)
    document.addEventListener('prerenderingchange', () => look(detectors), { once: true });
  else look(detectors);
}

function look(detectors: readonly Detector[]): void {
  probe(document, location.href, detectors, (denial) => void report(denial, detectors));
}

async function report(denial: Denial, detectors: readonly Detector[]): Promise<void> {
  const answer = await send('reportDenial', denial);
  if (!answer.ok || !answer.value.show) return;
  const card = showCard(document, {
    address: browser.runtime.getURL('/card.html'),
    onMessage: listen,
    onBlocked: () => void send('reportCardBlocked', undefined),
  });
  // A page kept for "back" loses its ports: close now, and look again when it returns.
  const once = { once: true };
  const leave = () => {
    card.close();
    addEventListener('pageshow', () => watchPage(detectors), once);
  };
  addEventListener('pagehide', leave, once);
}

/** Messages of our own background only; returns how to stop listening. */
function listen(receive: (message: FrameMessage) => void): () => void {
  const listener = (message: FrameMessage, sender: { id?: string | undefined }) => {
    if (sender.id === browser.runtime.id) receive(message);
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}
