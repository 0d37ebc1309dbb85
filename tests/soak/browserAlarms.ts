import type { Clock } from '../../lib/platform/clock.ts';
import { ringAgainMs } from '../../lib/sync/schedule.ts';
import type { AlarmName } from '../../lib/sync/section.ts';
import type { VirtualTime } from './virtualTime.ts';

/** A browser's alarms: by name, on the machine's clock, ringing again until they are moved or cleared. */
export interface BrowserAlarms {
  create(name: AlarmName, delayMs: number, isRepeated: boolean): void;
  clear(name: AlarmName): void;
  has(name: AlarmName): boolean;
}

interface Alarm {
  at: number;
  isRepeated: boolean;
}

export function createBrowserAlarms(
  time: VirtualTime,
  local: Clock,
  ring: (name: AlarmName) => void,
): BrowserAlarms {
  const due = new Map<AlarmName, Alarm>();

  const wait = (name: AlarmName, alarm: Alarm): void => {
    time.after(alarm.at - local.now(), () => {
      if (due.get(name) !== alarm) return;
      // The clock was set back meanwhile: a browser waits for the time it was given.
      if (local.now() < alarm.at) return wait(name, alarm);
      due.delete(name);
      if (alarm.isRepeated) set(name, ringAgainMs, true);
      ring(name);
    });
  };

  function set(name: AlarmName, delayMs: number, isRepeated: boolean): void {
    const alarm = { at: local.now() + delayMs, isRepeated };
    due.set(name, alarm);
    wait(name, alarm);
  }

  return {
    create: set,
    clear: (name) => void due.delete(name),
    has: (name) => due.has(name),
  };
}
