import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { send } from '../lib/messaging/client.ts';
import { listen } from './denial/messages.ts';
import { showCard } from './mount/showCard.ts';

/** Knock's scripts on one page share a world, which the page does not see: a second card takes the first one's place. */
const world: typeof globalThis & { knockCard?: { close(): void } } = globalThis;

/** Brought into a page by the background when a denial there is to be shown. */
export default defineUnlistedScript(() => {
  world.knockCard?.close();
  const card = showCard(document, {
    address: browser.runtime.getURL('/card.html'),
    title: browser.i18n.getMessage('cardTitle'),
    onMessage: listen,
    onBlocked: () => void send('reportCardBlocked', undefined),
    isAlive: () => browser.runtime?.id !== undefined,
  });
  world.knockCard = card;
  // A page kept for "back" loses its ports; when it returns, the denial is reported and the card is brought anew.
  addEventListener('pagehide', () => card.close(), { once: true });
});
