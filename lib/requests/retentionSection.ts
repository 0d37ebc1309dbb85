import type { Clock } from '../platform/clock.ts';
import { ok } from '../platform/failure.ts';
import type { Store } from '../store/database.ts';
import { requestsOf } from '../store/readable.ts';
import type { RequestRow } from '../store/rows.ts';
import type { Section } from '../sync/section.ts';

/** Where one came from is kept this long after the last change of the request, if it was not used before. */
export const returnToKeptMs = 30 * 86_400_000;

/** Forgets addresses whose time is over: they say which page a person wanted. */
export function createRetentionSection({ store, clock }: { store: Store; clock: Clock }): Section {
  return {
    name: 'retention',
    alarm: 'knock.due',

    async dueAt(profile) {
      const kept = (await requestsOf(store, profile.profile)).rows.filter(holdsAddress);
      return kept.length === 0 ? undefined : Math.min(...kept.map(forgetAt));
    },

    async run(profile) {
      const now = clock.now();
      await store.transaction('rw', store.requests, async () => {
        const { rows } = await requestsOf(store, profile.profile);
        for (const row of rows)
          if (holdsAddress(row) && forgetAt(row) <= now) await store.requests.put(withoutAddress(row));
      });
      return ok({});
    },
  };
}

const holdsAddress = (row: RequestRow): boolean =>
  row.returnTo !== undefined || row.deniedKey !== undefined || row.deniedName !== undefined;

const forgetAt = (row: RequestRow): number => row.changedAt + returnToKeptMs;

function withoutAddress({
  returnTo: _url,
  deniedKey: _key,
  deniedName: _name,
  ...row
}: RequestRow): RequestRow {
  return row;
}
