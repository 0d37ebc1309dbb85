import { endOf } from '../../assignments/held.ts';
import { isGivenUp } from '../../assignments/removedAssignments.ts';
import { isOpen } from '../../entitlement/request.ts';
import { day, minute } from '../../platform/durations.ts';
import type { Failure } from '../../platform/failure.ts';
import type { Store } from '../../store/database.ts';
import type { AssignmentRow, ProfileRow, RequestRow } from '../../store/rows.ts';
import { isRequestRow } from '../../store/shapes.ts';
import { asksForAccess, openIntentOf } from '../model/requestStatus.ts';
import { deliveryWatchMs } from '../model/timing.ts';

/** An assignment seen this recently still stands; an older look may be out of date, so the service decides. */
const assignmentFreshMs = 15 * minute;

const renewableMs = 30 * day;
/** Some tenants take a request for what ends soon as its renewal: the service decides, and the form is open for it. */
export const isRenewable = (row: Pick<AssignmentRow, 'expiration' | 'startedAt'>, now: number): boolean =>
  (endOf(row) ?? Number.POSITIVE_INFINITY) - now < renewableMs;

/**
 * What forbids another request for a package and person now: one under way, one delivered so recently that it may just not work
 * yet, or the assignment itself. `undefined`: nothing. Runs inside the caller's transaction; `now` is epoch ms.
 */
export async function findConflict(
  store: Store,
  profile: ProfileRow,
  { accessPackageId, targetId }: { accessPackageId: string; targetId: string },
  now: number,
): Promise<Failure | undefined> {
  const key = [profile.profile, accessPackageId];
  const intent = openIntentOf(accessPackageId, targetId);
  const rows = await store.requests.where('[profile+accessPackageId]').equals(key).toArray();
  const whole = rows.filter(isRequestRow);
  const open = whole.find(
    (row) => row.openIntent === intent || (blocks(row, targetId, now) && !isGivenUp(row, whole)),
  );
  if (open) return { kind: 'alreadyRequested', requestId: open.id };
  if (!isSame(targetId, profile.oid)) return undefined; // what others hold is not known here
  const held = await store.assignments.where('[profile+accessPackageId]').equals(key).toArray();
  const isHeld = held.some(
    (row) =>
      (row.state === 'delivered' || row.state === 'delivering') &&
      now - row.asOf < assignmentFreshMs &&
      !isRenewable(row, now),
  );
  return isHeld ? { kind: 'alreadyAssigned' } : undefined;
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function blocks(row: RequestRow, targetId: string, now: number): boolean {
  if (!asksForAccess(row.requestType) || !isSame(row.targetId, targetId)) return false;
  if (isOpen(row.state)) return true;
  return row.state === 'delivered' && now - (row.deliveredAt ?? row.changedAt) < deliveryWatchMs;
}
