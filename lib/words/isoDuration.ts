import { durationNumbers } from '../platform/isoDuration.ts';

const units = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'] as const;

export interface DurationPart {
  unit: (typeof units)[number];
  count: number;
}

/**
 * The parts of an ISO 8601 duration that are not zero. Whole multiples of 365 days read as years, since policies
 * write a year as `P365D`. `undefined` when the text is no duration, or is empty.
 */
export function splitDuration(iso: string): DurationPart[] | undefined {
  const numbers = durationNumbers(iso);
  if (numbers === undefined) return undefined;
  const parts = units
    .map((unit, index) => ({ unit, count: numbers[index] ?? 0 }))
    .filter((part) => part.count > 0);
  const [only] = parts;
  if (only?.unit === 'days' && parts.length === 1 && only.count % 365 === 0)
    return [{ unit: 'years', count: only.count / 365 }];
  return parts.length === 0 ? undefined : parts;
}
