import type { ProfileRow } from '../store/rows.ts';
import { dueOf } from './due.ts';
import type { Outbox } from './outbox.ts';
import { shortestAlarmMs } from './schedule.ts';
import type { AlarmName, Section } from './section.ts';

/** The browser's alarms, which outlive the worker. */
export interface Alarms {
  /**
   * One alarm of a name; a second call moves it. `delayMs` is at least 30,000. It rings again every `ringAgainMs`
   * until it is moved or cleared.
   */
  create(name: AlarmName, delayMs: number): Promise<void>;
  clear(name: AlarmName): Promise<void>;
}

interface Deps {
  alarms: Alarms;
  outbox: Outbox;
  sections: readonly Section[];
}

/**
 * Sets each alarm to the earliest thing it is for, and clears those with nothing to wait for: with nothing unsettled
 * there is no polling alarm. `isHeld`: something is just being written, so the polling alarm stays. Delays, not dates, since the service's clock is not the browser's.
 */
export async function armAlarms(
  deps: Deps & Parameters<typeof dueOf>[0],
  profiles: readonly ProfileRow[],
  isHeld: () => boolean,
): Promise<void> {
  const earliest = new Map<AlarmName, number>();
  const want = (name: AlarmName, at: number | undefined) => {
    if (at !== undefined) earliest.set(name, Math.min(at, earliest.get(name) ?? at));
  };
  for (const profile of profiles) {
    want('knock.poll', await deps.outbox.dueAt(profile.profile));
    for (const section of deps.sections)
      want(section.alarm ?? 'knock.poll', await dueOf(deps, profile, section));
  }
  const now = deps.clock.now();
  if (isHeld()) want('knock.poll', now);
  for (const name of ['knock.poll', 'knock.due', 'knock.trickle'] satisfies AlarmName[]) {
    const at = earliest.get(name);
    if (at === undefined) await deps.alarms.clear(name);
    else await deps.alarms.create(name, Math.max(shortestAlarmMs, at - now));
  }
}
