const part = (unit: string): string => `(?:(\\d+(?:\\.\\d+)?)${unit})?`;
const [date, time] = [
  ['Y', 'M', 'W', 'D'],
  ['H', 'M', 'S'],
].map((units) => units.map(part).join(''));
const pattern = new RegExp(`^P${date}(?:T${time})?$`);

/**
 * The numbers of an ISO 8601 duration such as `P365D` or `PT8H`: years, months, weeks, days, hours, minutes, seconds.
 * `undefined` for anything else, a negative and an empty one included.
 */
export function durationNumbers(iso: string): number[] | undefined {
  const found = pattern.exec(iso.trim())?.slice(1);
  return found?.some((number) => number !== undefined)
    ? found.map((number) => Number(number ?? 0))
    : undefined;
}
