import { day } from '../platform/durations.ts';
import type { AssignmentRow } from '../store/rows.ts';
import { endOf, isHeld } from './held.ts';

/** Access that is held will end. `isOld`: it could not be read again before telling. */
export interface ExpiryAnnouncement {
  id: string;
  kind: 'ending';
  held: AssignmentRow;
  /** Epoch ms. */
  end: number;
  isOld: boolean;
}

type Marks = readonly number[];

/** A warning: this many days before this end, due at this time (epoch ms, may be past). */
export interface Warning {
  end: number;
  days: number;
  at: number;
}

/**
 * The next warning about the end of what is held; `undefined`: none to come. In: the days before the end at which to
 * warn. Of several that are due at once (the browser was closed) only the last is left; a mark never comes twice for
 * the same end.
 */
export function nextWarning(row: AssignmentRow, marks: Marks, now: number): Warning | undefined {
  const end = endOf(row);
  if (end === undefined || !isHeld(row, now)) return undefined;
  const told = row.warned?.end === end ? (row.warned.days ?? Number.POSITIVE_INFINITY) : 0;
  const open = marks.filter((days) => days < told);
  const due = open.filter((days) => end - days * day <= now);
  const days = due.length > 0 ? Math.min(...due) : Math.max(...open);
  return open.length === 0 ? undefined : { end, days, at: end - days * day };
}

/** What was known of an end before. When an end is first seen, marks that are already past are no news. */
export function warnedOf(
  row: AssignmentRow,
  before: AssignmentRow | undefined,
  marks: Marks,
  now: number,
): Pick<AssignmentRow, 'warned'> {
  const end = endOf(row);
  if (end === undefined) return {};
  if (before?.warned?.end === end) return { warned: before.warned };
  const past = marks.filter((days) => end - days * day <= now);
  return { warned: { end, ...(past.length > 0 && { days: Math.min(...past) }) } };
}
