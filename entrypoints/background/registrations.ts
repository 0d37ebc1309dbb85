import { browser } from 'wxt/browser';
import { createQueue } from '../../lib/auth/singleFlight.ts';
import { log } from '../../lib/platform/log.ts';
import { watches } from '../../lib/settings/products.ts';

/**
 * Registers the denial probe for the optional hosts that the person has granted, and takes back what is no longer
 * granted. Dynamic registrations vanish with an update, so this runs on install, start-up and permission changes.
 */
export const reconcileRegistrations = (): Promise<void> => oneByOne(reconcile);

/** Two at a time would both register the same script, which browsers refuse. */
const oneByOne = createQueue();

async function reconcile(): Promise<void> {
  const registered = new Set(
    (await browser.scripting.getRegisteredContentScripts()).map((script) => script.id),
  );
  for (const watch of watches.filter((row) => !row.required)) {
    const granted = await browser.permissions.contains({ origins: watch.hosts });
    if (granted === registered.has(watch.id)) continue;
    if (granted) {
      await browser.scripting.registerContentScripts([
        {
          id: watch.id,
          js: [watch.script],
          matches: watch.matches,
          runAt: 'document_end',
          persistAcrossSessions: true,
        },
      ]);
    } else {
      await browser.scripting.unregisterContentScripts({ ids: [watch.id] });
    }
    log('registrationChanged', { granted });
  }
}
