const pattern = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** `time` (epoch ms) plus an ISO 8601 duration, by the UTC calendar; `undefined` when it is no duration. */
export function addDuration(time: number, duration: string): number | undefined {
  const parts = pattern.exec(duration);
  if (parts === null || duration === 'P' || duration.endsWith('T')) return undefined;
  const [years, months, weeks, days, hours, minutes, seconds] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  const date = new Date(time);
  date.setUTCFullYear(date.getUTCFullYear() + (years ?? 0));
  date.setUTCMonth(date.getUTCMonth() + (months ?? 0));
  date.setUTCDate(date.getUTCDate() + (weeks ?? 0) * 7 + (days ?? 0));
  return date.getTime() + ((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1000;
}
