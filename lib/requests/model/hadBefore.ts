import { endOf, isHeld } from '../../assignments/held.ts';
import { isOpen } from '../../entitlement/request.ts';
import type { AssignmentRow, RequestRow } from '../../store/rows.ts';
import { asksForAccess } from './requestStatus.ts';
import { deliveryWatchMs } from './timing.ts';

/** Access that ended, and may be requested again. */
export interface HadBefore {
  accessPackageId: string;
  accessPackageName: string;
  /** When it ended, epoch ms; absent: only that it was granted is known. */
  endedAt?: number;
}

/**
 * What one had and has no more: assignments that ended, as Graph lists them, and one's own requests that gave access.
 * In: all rows of one profile, read from Graph before. What is held or under way now is left out. Last end first.
 */
export function hadBefore(
  assignments: readonly AssignmentRow[],
  requests: readonly RequestRow[],
  now: number,
): HadBefore[] {
  const own = requests.filter((row) => asksForAccess(row.requestType) && row.forOther === undefined);
  const current = new Set(
    [
      ...assignments.filter((row) => isHeld(row, now)),
      // What was granted just now may be missing among assignments.
      ...own.filter((row) => isOpen(row.state) || (gaveAccess(row) && now - row.changedAt < deliveryWatchMs)),
    ].map(idOf),
  );
  const ended = assignments
    .filter((row) => !isHeld(row, now) && row.state !== 'deliveryFailed')
    .map((row) => named(row, endOf(row)))
    .sort((one, other) => (other.endedAt ?? 0) - (one.endedAt ?? 0));
  const granted = own.filter(gaveAccess).map((row) => named(row, undefined));
  const found = new Map<string, HadBefore>();
  for (const one of [...ended, ...granted])
    if (one.accessPackageId !== '' && !current.has(idOf(one)) && !found.has(idOf(one)))
      found.set(idOf(one), one);
  return [...found.values()];
}

const gaveAccess = ({ state }: RequestRow): boolean => state === 'delivered' || state === 'usable';

const idOf = ({ accessPackageId }: Pick<RequestRow, 'accessPackageId'>): string =>
  accessPackageId.toLowerCase();

const named = (
  { accessPackageId, accessPackageName }: Pick<RequestRow, 'accessPackageId' | 'accessPackageName'>,
  endedAt: number | undefined,
): HadBefore => ({ accessPackageId, accessPackageName, ...(endedAt !== undefined && { endedAt }) });
