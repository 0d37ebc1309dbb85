import type { AssignmentRow } from '../store/rows.ts';
import { durationMs } from './duration.ts';

/** When access that is held ends, epoch ms; `undefined`: never, or Graph does not say. */
export function endOf({
  expiration,
  startedAt,
}: Pick<AssignmentRow, 'expiration' | 'startedAt'>): number | undefined {
  switch (expiration.type) {
    case 'afterDateTime': {
      const end = Date.parse(expiration.endDateTime);
      return Number.isNaN(end) ? undefined : end;
    }
    case 'afterDuration': {
      const length = durationMs(expiration.duration);
      return length === undefined || startedAt === undefined ? undefined : startedAt + length;
    }
    default:
      return undefined;
  }
}

/** Given, and not over: Graph's word may be older than the end it named. */
export function isHeld(row: Pick<AssignmentRow, 'state' | 'expiration' | 'startedAt'>, now: number): boolean {
  if (row.state === 'expired' || row.state === 'deliveryFailed') return false;
  return (endOf(row) ?? Number.POSITIVE_INFINITY) > now;
}
