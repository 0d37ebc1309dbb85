import { browser } from 'wxt/browser';
import { minute } from '../../lib/platform/durations.ts';
import { shortestAlarmMs } from '../../lib/sync/schedule.ts';
import type { SettingsNow } from './settingsNow.ts';

const alarm = 'knock.welcome';

/**
 * Without the organisation's registration nothing works, so the page to enter it opens by itself, once. It never does
 * where an administrator installed Knock: everybody would get a tab. Elsewhere Knock waits for policy. On the first
 * start Chromium answers *no policy* at once, and policy follows seconds later (156, 2026-11). An alarm waits for it,
 * since the worker may die.
 */
export async function planWelcome(): Promise<void> {
  const { installType } = await browser.management.getSelf();
  if (installType !== 'admin')
    await browser.alarms.create(alarm, { delayInMinutes: shortestAlarmMs / minute });
}

/** Some alarm rang. */
export async function welcome(name: string, settings: Pick<SettingsNow, 'authConfig'>): Promise<void> {
  if (name === alarm && !(await settings.authConfig()).ok) await browser.runtime.openOptionsPage();
}
