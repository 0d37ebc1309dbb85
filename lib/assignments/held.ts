import { durationMs } from '../entitlement/duration.ts';
import type { AssignmentRow } from '../store/rows.ts';

/** The last moment that a `Date` can hold, epoch ms (ECMAScript, time values). */
const lastMoment = 8.64e15;

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
      if (length === undefined || startedAt === undefined) return undefined;
      const end = startedAt + length;
      return end > lastMoment ? undefined : end;
    }
    default:
      return undefined;
  }
}

/** The same package is held by another assignment, too, and for longer: the end of this one takes nothing away. */
export function isOutlived(row: AssignmentRow, rows: readonly AssignmentRow[], now: number): boolean {
  const end = endOf(row) ?? Number.POSITIVE_INFINITY;
  return rows.some(
    (other) =>
      other.id !== row.id &&
      other.accessPackageId === row.accessPackageId &&
      row.accessPackageId !== '' &&
      other.state === 'delivered' &&
      isHeld(other, now) &&
      (endOf(other) ?? Number.POSITIVE_INFINITY) > end,
  );
}

/** Delivered, and not past its end: Graph's state may be older than the end that it names. */
export function isHeld(row: Pick<AssignmentRow, 'state' | 'expiration' | 'startedAt'>, now: number): boolean {
  if (row.state === 'expired' || row.state === 'deliveryFailed') return false;
  return (endOf(row) ?? Number.POSITIVE_INFINITY) > now;
}
