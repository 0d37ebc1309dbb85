import type { Store } from '../store/database.ts';
import type { RequestRow } from '../store/rows.ts';
import { nextState, type Observed } from './nextState.ts';

/**
 * Writes what Graph answered about a request of ours: the row gets Graph's id and state. Must run inside a transaction
 * on `requests`. If a poll has stored the same request as a stranger meanwhile, that row gives way to ours.
 */
export async function adopt(
  store: Store,
  row: RequestRow,
  observed: Observed,
  now: number,
): Promise<RequestRow> {
  const stranger = await store.requests.where('[profile+graphId]').equals([row.profile, observed.id]).first();
  if (stranger && stranger.id !== row.id) await store.requests.delete([stranger.profile, stranger.id]);
  const next = nextState(row, observed, now);
  await store.requests.put(next);
  return next;
}
