import { browser } from 'wxt/browser';
import { minute } from '../../lib/platform/durations.ts';
import type { Alarms } from '../../lib/sync/alarms.ts';
import { ringAgainMs } from '../../lib/sync/schedule.ts';

/** The browser's alarms: they outlive the worker and wake it. */
export const browserAlarms: Alarms = {
  create: async (name, delayMs) =>
    void (await browser.alarms.create(name, {
      delayInMinutes: delayMs / minute,
      periodInMinutes: ringAgainMs / minute,
    })),
  clear: async (name) => void (await browser.alarms.clear(name)),
};
