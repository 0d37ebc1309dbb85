import { durationMs } from '../entitlement/duration.ts';
import type { ApprovalRow } from '../store/rows.ts';

/** The last time of which JavaScript knows a date. */
const endOfTime = 8.64e15;

/** A row with its place in the queue: among those without an end, what waits longest comes first. */
export const withUrgency = (row: Omit<ApprovalRow, 'urgency'>): ApprovalRow => ({
  ...row,
  urgency: endOf(row) ?? endOfTime + (row.requestedAt ?? 0),
});

/** A request whose stage was not read yet has at least its first one's time: it keeps its place when it is read. */
function endOf({
  decideBy,
  requestedAt = 0,
  policyStages,
}: Omit<ApprovalRow, 'urgency'>): number | undefined {
  const waits = durationMs(policyStages?.[0]?.durationBeforeAutomaticDenial ?? '');
  return decideBy ?? (waits === undefined ? undefined : requestedAt + waits);
}
