import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { senderContext } from '../../lib/messaging/senders.ts';
import { runCommand } from '../../lib/messaging/server.ts';
import { fail } from '../../lib/platform/failure.ts';
import { listenForNotificationClicks } from './announcements.ts';
import { createCommands } from './commands.ts';
import { watchCoverage } from './coverage.ts';
import { openHub } from './hubPages.ts';
import { badgeDenials, createOfferDesk } from './offerDesk.ts';
import { listenForOfferPorts } from './offerPorts.ts';
import { createParts } from './parts.ts';
import { reconcileRegistrations } from './registrations.ts';
import { followSettings } from './settingsNow.ts';

/** Wiring only. Every listener is added synchronously, or an event that wakes the worker would be missed. */
export default defineBackground({ type: 'module', main });

function main(): void {
  const settings = followSettings();
  const parts = createParts(settings);
  const { engine, auth, sessions, requests } = parts;
  const handlers = createCommands(parts, settings);
  settings.onChange(() => void engine.wake());
  const origin = browser.runtime.getURL('/').replace(/\/$/, '');

  browser.runtime.onMessage.addListener((message, sender, reply) => {
    if (typeof message !== 'object' || message === null || !('command' in message)) return undefined;
    const context = senderContext(sender, browser.runtime.id, origin);
    if (context === undefined || context === 'card') reply(fail({ kind: 'notAllowed' }));
    else void runCommand(handlers, message, { ...sender, context }).then(reply);
    return true; // the answer comes later
  });
  listenForOfferPorts(createOfferDesk(parts, settings, handlers));
  listenForNotificationClicks({
    request: (id) => void openRequest(id),
    signIn: () => void browser.runtime.openOptionsPage(),
  });
  badgeDenials(parts);
  watchCoverage(() => void reconcileRegistrations());

  browser.alarms.onAlarm.addListener(({ name }) => void engine.onAlarm(name));
  browser.tabs.onRemoved.addListener((tabId) => void sessions.closeTab(tabId));
  browser.tabs.onUpdated.addListener((tabId, { status }) => {
    if (status === 'loading') void sessions.leave(tabId);
  });
  browser.runtime.onStartup.addListener(() => void begin());
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void welcome();
    void begin();
  });
  addEventListener('online', () => void engine.wake({ ignoreBackoff: true }));

  /** After a start of the browser, an install or an update: tokens ended with the session, registrations vanished. */
  async function begin(): Promise<void> {
    await reconcileRegistrations();
    await auth.restore();
    await engine.wake({ ignoreBackoff: true });
  }

  /** First run: nothing works before the organisation's registration is known, so show where it is entered. */
  async function welcome(): Promise<void> {
    const config = await settings.authConfig();
    if (!config.ok) await browser.runtime.openOptionsPage();
  }

  async function openRequest(requestId: string): Promise<void> {
    const profile = await parts.profiles.active();
    const opened = profile === undefined ? undefined : await requests.openReturnTo(profile, requestId);
    if (opened?.ok !== true) await openHub({ name: 'requests' });
  }
}
