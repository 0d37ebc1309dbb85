import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { senderContext } from '../../lib/messaging/senders.ts';
import { runCommand } from '../../lib/messaging/server.ts';
import { fail } from '../../lib/platform/failure.ts';
import { isRecord } from '../../lib/platform/isRecord.ts';
import { keepLog } from '../../lib/platform/log.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import { quietly } from '../../lib/platform/quietly.ts';
import { eraseProfile } from '../../lib/store/wholeProfile.ts';
import { announce, listenForNotificationClicks } from './announcements.ts';
import { keepBadge } from './badge.ts';
import { createCommands } from './commands.ts';
import { hostGrantsKnown, watchHostGrants } from './grantedHosts.ts';
import { openHub } from './hubPages.ts';
import { createLooks } from './looks.ts';
import { noteData } from './lostData.ts';
import { createOfferDesk } from './offerDesk.ts';
import { listenForOfferPorts } from './offerPorts.ts';
import { createParts, type Parts } from './parts.ts';
import { reconcileRegistrations } from './registrations.ts';
import { followSettings } from './settingsNow.ts';
import { watchTabs } from './tabWatch.ts';
import { planWelcome, welcome } from './welcome.ts';

/** Wiring only. Every listener is added synchronously, or an event that wakes the worker would be missed. */
export default defineBackground({ main });

function main(): void {
  keepLog((entry) => browser.storage.session.set(entry));
  const settings = followSettings();
  const looks = createLooks();
  const parts = createParts(settings, looks.forget);
  const { engine, auth, requests } = parts;
  const handlers = createCommands(parts, settings, looks);
  // An alarm, a view or a command starts a worker, and each of them wakes the engine itself.
  settings.onChange((first) => {
    quietly(reconcileRegistrations(settings));
    if (!first) quietly(engine.wake());
  });
  quietly(shutOutPages());
  quietly(noteData(parts, forgetLost));
  const origin = browser.runtime.getURL('/').replace(/\/$/, '');

  browser.runtime.onMessage.addListener((message, sender, reply) => {
    if (!isRecord(message) || !('command' in message)) return undefined;
    const context = senderContext(sender, browser.runtime.id, origin);
    if (context === undefined || context === 'card') reply(fail({ kind: 'notAllowed' }));
    else void runCommand(handlers, message, { ...sender, context }).then(reply);
    return true; // the answer comes later
  });
  listenForOfferPorts(createOfferDesk(parts, settings, handlers, looks));
  listenForNotificationClicks({
    request: (id) => quietly(openRequest(id)),
    held: () => quietly(openHub({ name: 'held' })),
    approvals: () => quietly(openHub({ name: 'approvals' })),
    signIn: () => quietly(browser.runtime.openOptionsPage()),
  });
  keepBadge(parts, settings);
  watchHostGrants(() => {
    quietly(reconcileRegistrations(settings));
    quietly(engine.wake()); // the map's host may be among them
  });

  browser.alarms.onAlarm.addListener(({ name }) => {
    quietly(welcome(name, settings));
    quietly(engine.onAlarm(name));
  });
  watchTabs(parts);
  browser.runtime.onStartup.addListener(() => quietly(begin()));
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') quietly(planWelcome());
    quietly(begin());
  });
  addEventListener('online', () => {
    looks.forgetFailed();
    quietly(engine.wake({ ignoreBackoff: true }));
  });

  /** After a start of the browser, an install or an update: tokens ended with the session, registrations vanished. */
  async function begin(): Promise<void> {
    await reconcileRegistrations(settings);
    await finishSignOuts(parts);
    await auth.restore();
    await engine.wake({ ignoreBackoff: true });
  }

  /** Tokens are in memory and outlive the database. The person is told once that the database is gone. */
  async function forgetLost(isLost: boolean): Promise<void> {
    await auth.forgetAll();
    if (!isLost) return;
    const news = { id: 'signIn/dataGone', kind: 'dataGone' } as const;
    await announce(news, await settings.words(), await settings.values());
  }

  async function openRequest(requestId: string): Promise<void> {
    await hostGrantsKnown();
    const owner = await ownerOf(parts, requestId);
    const opened = owner === undefined ? undefined : await requests.openReturnTo(owner, requestId);
    if (opened?.ok !== true) await openHub({ name: 'requests' });
  }
}

/** Settings and policy name the organisation's registration: no content script may read or write them, whatever page it is in. */
async function shutOutPages(): Promise<void> {
  // Not in every Firefox, where content scripts share the area by design.
  await browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  await browser.storage.managed.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}

/** Whose request a notification was about: not always the profile that is active by now. */
async function ownerOf({ profiles, store }: Parts, requestId: string): Promise<ProfileKey | undefined> {
  for (const { profile } of await profiles.all())
    if ((await store.requests.get([profile, requestId])) !== undefined) return profile;
  return undefined;
}

/** A worker that died in the middle of a sign-out leaves rows behind. They are erased now; typed requests stay. */
async function finishSignOuts({ profiles, engine, store }: Parts): Promise<void> {
  for (const { profile, session } of await profiles.all())
    if (session === 'signedOut')
      await engine.alone(profile, () => eraseProfile(store, profile, { keepUnsent: true }));
}
