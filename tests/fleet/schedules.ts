import { nextCountAt } from '../../lib/approvals/waitingSection.ts';
import { defaultSettings } from '../../lib/settings/decodeSettings.ts';
import { idleListTurnMs, idlePeriodMs, idleSlot, pollPauseMs } from '../../lib/sync/schedule.ts';
import { jitter } from '../../lib/sync/spread.ts';

/** When a client does what it does by itself. The real functions of the product; for comparison, others. */
export interface FleetSchedule {
  name: string;
  isTodays: boolean;
  /** When a batch of `cost` evaluated requests that is due at `due` goes out. */
  idleAt(key: string, due: number, lastAt: number | undefined, now: number, cost: number): number;
  /** When the list of packages that is due goes out. */
  listAt(key: string, due: number, now: number): number;
  pollPauseMs(key: string, sinceChangeMs: number, lastAt: number): number;
  /** When an approver for whom something waits counts that again. */
  countAt(key: string, lastAt: number, now: number): number;
}

const minute = 60_000;

export const schedules: readonly FleetSchedule[] = [
  {
    name: 'twenty packages every two minutes, at once after a start',
    isTodays: false,
    idleAt: (_key, due, lastAt, now) => Math.max(due, now, lastAt === undefined ? 0 : lastAt + 2 * minute),
    listAt: (_key, due, now) => Math.max(due, now),
    pollPauseMs: (_key, sinceChangeMs) => pollPauseMs(sinceChangeMs),
    countAt: (_key, lastAt, now) => Math.max(now, lastAt + 30 * minute),
  },
  {
    name: "today's pace, without spreading",
    isTodays: false,
    idleAt: (_key, due, lastAt, now, cost) =>
      Math.max(due, now, lastAt === undefined ? 0 : lastAt + idlePeriodMs(cost, defaultSettings.indexPace)),
    listAt: (_key, due, now) => Math.max(due, now),
    pollPauseMs: (_key, sinceChangeMs) => pollPauseMs(sinceChangeMs),
    countAt: (_key, lastAt, now) => Math.max(now, lastAt + 30 * minute),
  },
  {
    name: "today's schedule",
    isTodays: true,
    idleAt: (key, due, lastAt, now, cost) =>
      idleSlot(key, Math.max(due, (lastAt ?? 0) + 1), now, idlePeriodMs(cost, defaultSettings.indexPace)),
    listAt: (key, due, now) => idleSlot(`${key} list`, due, now, idleListTurnMs),
    pollPauseMs: (key, sinceChangeMs, lastAt) => pollPauseMs(sinceChangeMs) * jitter(`${key} ${lastAt}`),
    countAt: (key, lastAt, now) => nextCountAt(key, lastAt, 1, now),
  },
];
