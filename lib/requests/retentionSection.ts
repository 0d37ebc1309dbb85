import type { Clock } from '../platform/clock.ts';
import { ok } from '../platform/failure.ts';
import type { Store } from '../store/database.ts';
import { requestsOf } from '../store/readable.ts';
import type { RequestRow } from '../store/rows.ts';
import type { Section } from '../sync/section.ts';
import { isEnd } from './request.ts';
import { dayMs } from './timing.ts';

/** Where one came from is kept this long after the last change of the request, if it was not used before. */
export const returnToKeptMs = 30 * dayMs;

export interface RetentionDeps {
  store: Store;
  clock: Clock;
  /** For how many days requests that are over are kept. Absent: for ever. */
  historyDays?: () => Promise<number>;
}

/** Forgets what its time is over for: addresses, which say which page a person wanted, and requests that ended. */
export function createRetentionSection({ store, clock, historyDays }: RetentionDeps): Section {
  const keptMs = async () => ((await historyDays?.()) ?? Number.POSITIVE_INFINITY) * dayMs;
  return {
    name: 'retention',
    alarm: 'knock.due',

    async dueAt(profile) {
      const kept = await keptMs();
      const { rows } = await requestsOf(store, profile.profile);
      const times = [
        ...rows.filter(holdsAddress).map(forgetAt),
        ...rows.filter(isOver).map((row) => row.changedAt + kept),
      ].filter(Number.isFinite);
      return times.length === 0 ? undefined : Math.min(...times);
    },

    async run(profile) {
      const now = clock.now();
      const kept = await keptMs();
      await store.transaction('rw', store.requests, async () => {
        const { rows } = await requestsOf(store, profile.profile);
        for (const row of rows)
          if (isOver(row) && row.changedAt + kept <= now) await store.requests.delete([row.profile, row.id]);
          else if (holdsAddress(row) && forgetAt(row) <= now) await store.requests.put(withoutAddress(row));
      });
      return ok({});
    },
  };
}

/** What was typed and not sent is never forgotten. */
const isOver = (row: RequestRow): boolean => row.state === 'delivered' || isEnd(row.state);

const holdsAddress = (row: RequestRow): boolean =>
  row.returnTo !== undefined || row.deniedKey !== undefined || row.deniedName !== undefined;

const forgetAt = (row: RequestRow): number => row.changedAt + returnToKeptMs;

function withoutAddress({
  returnTo: _url,
  deniedKey: _key,
  deniedName: _name,
  deniedExtent: _extent,
  ...row
}: RequestRow): RequestRow {
  return row;
}
