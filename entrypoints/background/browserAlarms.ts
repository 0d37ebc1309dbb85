import { browser } from 'wxt/browser';
import type { Alarms } from '../../lib/sync/alarms.ts';
import { ringAgainMs } from '../../lib/sync/schedule.ts';

/** The browser's alarms: they outlive the worker and wake it. */
export const browserAlarms: Alarms = {
  create: async (name, delayMs) =>
    void (await browser.alarms.create(name, {
      delayInMinutes: delayMs / 60_000,
      periodInMinutes: ringAgainMs / 60_000,
    })),
  clear: async (name) => void (await browser.alarms.clear(name)),
};
