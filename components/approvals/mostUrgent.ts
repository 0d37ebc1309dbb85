import { durationMs } from '../../lib/entitlement/duration.ts';
import type { ApprovalRow } from '../../lib/store/rows.ts';

/** What is denied by itself first comes first; what nobody says this of stays in its order, after the others. */
export const mostUrgentFirst = (rows: readonly ApprovalRow[]): ApprovalRow[] =>
  rows
    .map((row) => ({ row, end: endOf(row) }))
    .sort((one, other) => Math.sign(one.end - other.end) || 0)
    .map(({ row }) => row);

/** A request whose stage was not read yet has at least its first one's time: it keeps its place when it is read. */
const endOf = ({ decideBy, requestedAt = 0, policyStages }: ApprovalRow): number =>
  decideBy ??
  requestedAt +
    (durationMs(policyStages?.[0]?.durationBeforeAutomaticDenial ?? '') ?? Number.POSITIVE_INFINITY);
