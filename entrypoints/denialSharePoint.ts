import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { oneDrive } from '../lib/denial/oneDrive.ts';
import { sharePoint } from '../lib/denial/sharePoint.ts';
import { watchPage } from './denial/watch.ts';

/** Content script of SharePoint's denial addresses; where it runs: `lib/settings/products.ts`. */
export default defineUnlistedScript(() => watchPage([oneDrive, sharePoint]));
