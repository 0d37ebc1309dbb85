import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { mountCard } from './denial/watch.ts';

/** Brought into a page of an optional host by the background when a denial there is to be shown. */
export default defineUnlistedScript(() => {
  const card = mountCard();
  addEventListener('pagehide', () => card.close(), { once: true });
});
