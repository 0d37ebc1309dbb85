const pattern =
  /^P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

const day = 86_400_000;
/** Three thousand years: longer than any access, and still a length that a date can be moved by. */
const longestMs = 1e14;
const units = [365 * day, 30 * day, 7 * day, day, 3_600_000, 60_000, 1000];

/**
 * Milliseconds of an ISO 8601 duration such as `P365D` or `PT8H`; a year counts 365 days and a month 30. `undefined`
 * for anything else, a negative, an empty or an absurdly long one included.
 */
export function durationMs(duration: string): number | undefined {
  const match = pattern.exec(duration.trim());
  if (!match || match.slice(1).every((part) => part === undefined)) return undefined;
  const length = match
    .slice(1)
    .reduce((sum, part, index) => sum + Number(part ?? 0) * (units[index] ?? 0), 0);
  return length > longestMs ? undefined : length;
}
