import { type Browser, browser } from 'wxt/browser';
import { log } from '../../lib/platform/log.ts';
import { createQueue } from '../../lib/platform/singleFlight.ts';
import { wantedScripts } from '../../lib/settings/wantedScripts.ts';
import type { SettingsNow } from './settingsNow.ts';

type Registered = Browser.scripting.RegisteredContentScript;

/**
 * Registers the probes of optional hosts that the person has granted, and takes back what is no longer granted or
 * wanted. Dynamic registrations vanish with an update, so this runs on install and start-up, and after every change of
 * permissions or settings.
 */
export const reconcileRegistrations = (settings: SettingsNow): Promise<void> =>
  oneByOne(() => reconcile(settings));

/** Two at a time would both register the same script, which browsers refuse. */
const oneByOne = createQueue();

async function reconcile(settings: SettingsNow): Promise<void> {
  const state = await settings.known();
  if (state.state === 'notKnownYet') return;
  const { origins = [] } = await browser.permissions.getAll();
  const wanted = wantedScripts(state.settings, origins);
  const registered = await browser.scripting.getRegisteredContentScripts();
  const stale = registered.filter((script) => !wanted.some((one) => isSame(one, script)));
  const missing = wanted.filter((one) => !registered.some((script) => isSame(one, script)));
  if (stale.length > 0) await browser.scripting.unregisterContentScripts({ ids: stale.map(({ id }) => id) });
  if (missing.length > 0)
    await browser.scripting.registerContentScripts(
      missing.map((script) => ({ ...script, persistAcrossSessions: true })),
    );
  if (stale.length + missing.length > 0)
    log('registrationChanged', { added: missing.length, removed: stale.length });
}

const isSame = (one: { id: string; matches: string[] }, other: Registered): boolean =>
  one.id === other.id && [...one.matches].sort().join() === [...(other.matches ?? [])].sort().join();
