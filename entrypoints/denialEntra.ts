import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { entra } from '../lib/denial/entra.ts';
import { watchPage } from './denial/watch.ts';

/** Content script of Entra's sign-in pages; where it runs: `lib/settings/products.ts`. */
export default defineUnlistedScript(() => watchPage([entra]));
