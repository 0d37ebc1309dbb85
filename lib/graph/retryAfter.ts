import { hour, second } from '../platform/durations.ts';

/** Some services of the family send no `Retry-After`: wait this long. The sync engine backs off from there. */
const withoutHeader = 30 * second;
/** Longer waits are looked at again after this. */
const longest = hour;
const shortest = second;

/**
 * When to come back. In: `Retry-After`, which is seconds (with a fraction in some batches) or an HTTP date (RFC 9110
 * §10.2.3), and the service's present time. Out: epoch milliseconds, from one second to one hour ahead.
 */
export function throttledUntil(header: string | null | undefined, now: number): number {
  const text = header?.trim() ?? '';
  const wait = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  if (Number.isNaN(wait)) return now + withoutHeader;
  return now + Math.min(Math.max(wait, shortest), longest);
}
