import type { Store } from '../../store/database.ts';
import type { RequestRow } from '../../store/rows.ts';
import { movedTo, nextState, type Observed, withFailure } from './nextState.ts';

/**
 * Writes what Graph answered about a request of ours: the row gets Graph's id and state. Must run inside a transaction
 * on `requests`. If a poll has stored the same request as a stranger meanwhile, that row gives way to ours. One that
 * was made here stays and keeps Graph's id, which only one may have: ours is a double then, and a draft again.
 */
export async function adopt(
  store: Store,
  row: RequestRow,
  observed: Observed,
  now: number,
): Promise<RequestRow> {
  const other = await store.requests.where('[profile+graphId]').equals([row.profile, observed.id]).first();
  const isTaken = other !== undefined && other.id !== row.id;
  if (isTaken && !other.madeHere) await store.requests.delete([other.profile, other.id]);
  const next =
    isTaken && other.madeHere
      ? withFailure(movedTo(row, 'draft', now), { kind: 'alreadyRequested', requestId: other.id })
      : nextState(row, observed, now);
  await store.requests.put(next);
  return next;
}
