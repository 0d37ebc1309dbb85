import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { beginEarlyReads } from '../components/data/earlyReads.ts';

/** The first script of `popup.html`: small, so that the browser reads what is shown while it loads the other one. */
export default defineUnlistedScript(() => {
  globalThis.knockEarlyReads = beginEarlyReads();
});
