import { day, hour, minute, second } from '../platform/durations.ts';
import { durationNumbers } from '../platform/isoDuration.ts';

/** Three thousand years: longer than any access, and still a length that a date can be moved by. */
const longestMs = 1e14;
const units = [365 * day, 30 * day, 7 * day, day, hour, minute, second];

/** Milliseconds of an ISO 8601 duration; a year counts 365 days and a month 30. `undefined` also for an absurd length. */
export function durationMs(duration: string): number | undefined {
  const length = durationNumbers(duration)?.reduce(
    (sum, count, index) => sum + count * (units[index] ?? 0),
    0,
  );
  return length === undefined || length > longestMs ? undefined : length;
}
