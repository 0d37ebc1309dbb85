import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { teams } from '../lib/denial/identity/teams.ts';
import { send } from '../lib/messaging/client.ts';
import { whenActivated } from './denial/whenActivated.ts';

/** Content script of Teams' deep links: says which team this tab was sent to, before the page forgets it. */
export default defineUnlistedScript(() =>
  whenActivated(document, () => {
    const link = teams.identify(new URL(location.href));
    if (link !== undefined) void send('rememberLink', { product: teams.product, ...link });
  }),
);
