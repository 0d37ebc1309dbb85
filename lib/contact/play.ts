import type { Ask } from './ask.ts';
import { lookAtLists } from './lookAtLists.ts';
import { lookAtPackages } from './lookAtPackages.ts';
import { lookAtApprovals, lookAtPerson } from './lookAtPeople.ts';
import { type RowName, rowNames } from './rows.ts';
import { type ContactRow, rowOf, type See } from './seen.ts';
import { createVisit } from './visit.ts';

/**
 * First contact: asks a tenant in which of the ways that the documentation leaves open it answers. It only reads, one page of
 * each list, and keeps nothing. `onRow`: told of each row as it is known. Out: every row, in the table's order.
 */
export async function playContact(
  ask: Ask,
  { hasApprover, onRow }: { hasApprover: boolean; onRow?: (row: ContactRow) => void },
): Promise<ContactRow[]> {
  const rows = new Map<RowName, ContactRow>();
  const see: See = (row, came, position) => {
    const seen = rowOf(row, came, position);
    rows.set(row, seen);
    onRow?.(seen);
  };
  const visit = createVisit(ask);
  const packages = await lookAtLists(visit, see);
  await lookAtPackages(visit, see, packages);
  await lookAtPerson(visit, see);
  if (hasApprover) await lookAtApprovals(visit, see);
  return rowNames.map((row) => rows.get(row) ?? { row, answer: 'nothing' });
}
