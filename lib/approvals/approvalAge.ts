import { needsDecision } from '../entitlement/approval.ts';
import { day, hour } from '../platform/durations.ts';
import type { ApprovalRow } from '../store/rows.ts';

/** A working day. For so long the person can still see what they decided. */
const decidedKeptMs = 12 * hour;

/** A queue that nobody has opened for so long is out of date; opening it reads it again. */
const unreadKeptMs = 30 * day;

/** Until when (epoch ms) an approval is kept without being read again: it names other people, and what they wrote. */
export function approvalKeptUntil(row: Pick<ApprovalRow, 'state' | 'asOf'>): number {
  if (row.state === 'deciding') return Number.POSITIVE_INFINITY;
  return row.asOf + (needsDecision(row) ? unreadKeptMs : decidedKeptMs);
}
