import type { Store } from '../../store/database.ts';
import type { RequestRow } from '../../store/rows.ts';
import { isRequestRow } from '../../store/shapes.ts';
import type { CommandRow } from '../../sync/command.ts';

/** The request that a command is about, if it is still there and can be read. */
export async function requestOf(
  { store }: { store: Store },
  { profile, command }: CommandRow<'submitRequest' | 'cancelRequest'>,
): Promise<RequestRow | undefined> {
  const row = await store.requests.get([profile, command.requestId]);
  return isRequestRow(row) ? row : undefined;
}
