import { day, hour } from '../platform/durations.ts';
import type { ApprovalRow } from '../store/rows.ts';

/** A working day: so long one may look back at what one has decided. */
const decidedKeptMs = 12 * hour;

/** A queue that nobody has opened for so long says nothing of today; opened, it is read again. */
const unreadKeptMs = 30 * day;

/** Until when (epoch ms) an approval is kept without being read again: it names other people, and what they wrote. */
export function approvalKeptUntil({ state, asOf }: Pick<ApprovalRow, 'state' | 'asOf'>): number {
  if (state === 'deciding') return Number.POSITIVE_INFINITY;
  return asOf + (state === 'waiting' || state === 'failed' ? unreadKeptMs : decidedKeptMs);
}
