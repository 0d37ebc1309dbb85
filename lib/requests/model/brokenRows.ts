import type { ProfileKey } from '../../platform/profile.ts';
import type { Store } from '../../store/database.ts';
import { isRequestRow } from '../../store/shapes.ts';
import { within } from '../../store/within.ts';

/**
 * Takes rows that have lost their shape out of the unique indexes, so that a sound row for the same request can be
 * written. What is left of them stays for an export. Runs inside the caller's transaction.
 */
export async function setBrokenAside(store: Store, profile: ProfileKey): Promise<void> {
  await inTheWay(store, profile).modify((row: { graphId?: unknown; openIntent?: unknown }) => {
    delete row.graphId;
    delete row.openIntent;
  });
}

/** A row that has lost its shape stands for a request in Graph, which can be read again. */
export const hasBrokenRow = async (store: Store, profile: ProfileKey): Promise<boolean> =>
  (await inTheWay(store, profile).count()) > 0;

const inTheWay = (store: Store, profile: ProfileKey) =>
  store.requests
    .where('[profile+id]')
    .between(...within(profile))
    .and((row) => !isRequestRow(row) && ('graphId' in row || 'openIntent' in row));
