import { day, hour, minute, second } from '../platform/durations.ts';
import { spread } from './spread.ts';

/** Packed extensions get no alarm below this (Chrome and Firefox, 2026). */
export const shortestAlarmMs = 30 * second;

/**
 * An alarm that has rung rings again after this, until it is moved or cleared: a worker that dies between the ringing
 * and its own next alarm would otherwise leave everything lying.
 */
export const ringAgainMs = 5 * minute;

/** Pause between two polls while a view is open and drives them itself. */
export const openViewPollMs = 10 * second;

/** Without a network a try costs nothing, and only a living worker hears that the network is back. */
export const longestOfflinePauseMs = 2 * minute;

/** How long a section rests after a failure that only the person can mend (sign-in, consent). */
export const needsPersonPauseMs = hour;

/**
 * Pause until an unsettled request is looked at again (ms). In: the time since it last changed. Most decisions that
 * fall at all fall soon; an approval that waits for days does not need a call a minute.
 */
export function pollPauseMs(sinceChangeMs: number): number {
  // No alarm is as short: only an open view makes use of it, in the moments after a click.
  if (sinceChangeMs < 30 * second) return 5 * second;
  if (sinceChangeMs < 5 * minute) return 30 * second;
  if (sinceChangeMs < hour) return 2 * minute;
  if (sinceChangeMs < day) return 15 * minute;
  return hour;
}

/** The longest pause there is: no backoff, and no Retry-After that is kept, is longer. */
const longestPauseMs = 1.2 * hour;

/** Whether a moment is still to come. One further off than any pause was set by a clock that has been put back since. */
export const isAhead = (at: number, now: number): boolean => at > now && at - now <= longestPauseMs;

/** A success this far in the future was noted by a clock that has been put back since (ms). */
export const clockPutBackMs = 2 * minute;

/** The pause after reading when idle that keeps it to a pace: `cost` evaluated requests, so many an hour. */
export const idlePeriodMs = (cost: number, paceAnHour: number): number =>
  Math.max(minute, (cost / paceAnHour) * hour);

/** An old list is read some time within this span in the morning, not when work begins. */
export const idleListTurnMs = 2 * hour;

/** An alarm rings seconds late. A device that comes later than this has just woken, and waits for the next turn. */
const turnMs = 30 * second;

/**
 * When something idle may run (epoch ms; not after `now`: now). Once in a period, at a moment of it that is the
 * profile's own, and never because a machine was just started: an office that starts at nine must not ask all at once
 * (docs/reliability.md has the figures). In: whose turn; not before; now; the period.
 */
export function idleSlot(key: string, notBefore: number, now: number, periodMs: number): number {
  const offset = Math.round(spread(key) * periodMs);
  const latest = Math.floor((now - offset) / periodMs) * periodMs + offset;
  if (latest >= notBefore && now - latest <= turnMs) return latest;
  return Math.ceil((Math.max(notBefore, now) - offset) / periodMs) * periodMs + offset;
}

/** Exponential pause after the n-th failure in a row (n from 1): 15 s, 30 s … 1 h, ±20 % so that clients spread. */
export function backoffMs(failures: number, random: () => number): number {
  const full = Math.min(hour, 15 * second * 2 ** Math.min(10, Math.max(0, failures - 1)));
  return Math.round(full * (0.8 + 0.4 * random()));
}

/** Tries to find out whether access works, counted from delivery; fewer and fewer over two hours. */
const usabilityTriesMs = [0, 2 * minute, 6 * minute, 15 * minute, 40 * minute, 110 * minute];

/** No more is tried. */
export const allTries = usabilityTriesMs.length;

/**
 * When to look at a delivered site next (epoch ms), or `undefined` when the tries are used up.
 * In: when it was delivered and how often it was tried.
 */
export function usabilityCheckAt(deliveredAt: number, tries: number): number | undefined {
  const after = usabilityTriesMs[tries];
  return after === undefined ? undefined : deliveredAt + after;
}
