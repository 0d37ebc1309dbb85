import { isOpen } from '../../entitlement/request.ts';
import type { Store } from '../../store/database.ts';
import { requestsOf } from '../../store/readable.ts';
import type { ProfileRow, RequestRow } from '../../store/rows.ts';
import { withOpenIntent } from './requestStatus.ts';
import { absenceProvesMs, lookAgainMs } from './timing.ts';

/** One look at Graph's lists, each of them read whole. */
interface Look {
  /** Ids of everything that was listed. */
  listed: ReadonlySet<string>;
  /** What this person asked for others was read, too. */
  hasOthers: boolean;
  /** Epoch ms, the service's time. */
  at: number;
}

/**
 * Ends a request that Graph no longer lists: somebody can delete it there, and Knock would wait for ever. If it is
 * absent once, the list may lag. If it is absent again when no lag explains that, it is over. If Graph lists it again,
 * `nextState` takes that back.
 */
export function noteVanished(store: Store, { profile }: ProfileRow, look: Look): Promise<void> {
  const { listed, hasOthers, at } = look;
  return store.transaction('rw', store.requests, async () => {
    const { rows } = await requestsOf(store, profile);
    for (const row of rows) {
      if (row.graphId === undefined || !isOpen(row.state) || listed.has(row.graphId)) continue;
      if (row.forOther === undefined || hasOthers) await store.requests.put(absentAt(row, at));
    }
  });
}

function absentAt(row: RequestRow, at: number): RequestRow {
  const { missingSince } = row;
  if (missingSince === undefined || missingSince > at) return { ...row, missingSince: at };
  return at - missingSince < absenceProvesMs ? row : vanished(row, at);
}

/** The row of a request that Graph no longer knows. `now`: epoch ms. */
export function vanished(row: RequestRow, now: number): RequestRow {
  return withOpenIntent({
    ...row,
    state: 'failed',
    changedAt: now,
    asOf: now,
    missingSince: row.missingSince ?? now,
    failure: { kind: 'noLongerListed' },
    timeline: [...row.timeline, { at: now, state: 'failed', source: 'graph', vanished: true }],
  });
}

/** When the absence of a request is to be believed or not (epoch ms); `undefined`: all are listed. */
export function absenceDueAt(rows: readonly RequestRow[], lastReadAt: number): number | undefined {
  const since = rows.flatMap(({ missingSince, state }) =>
    missingSince !== undefined && isOpen(state) ? [missingSince] : [],
  );
  if (since.length === 0) return undefined;
  return Math.max(Math.min(...since) + absenceProvesMs, lastReadAt + lookAgainMs);
}
