import { approvalKeptUntil } from '../approvals/approvalAge.ts';
import { isOver } from '../entitlement/request.ts';
import { applicationStaleAt } from '../packages/applicationAge.ts';
import type { Clock } from '../platform/clock.ts';
import { day } from '../platform/durations.ts';
import { ok } from '../platform/failure.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';
import { forgetOwnDecisions, ownDecisions } from '../store/ownDecisions.ts';
import { approvalsOf, requestsOf } from '../store/readable.ts';
import type { RequestRow } from '../store/rows.ts';
import { within } from '../store/within.ts';
import type { Section } from '../sync/section.ts';

/** Where one came from is kept this long after the last change of the request, if it was not used before. */
export const returnToKeptMs = 30 * day;

export interface RetentionDeps {
  store: Store;
  clock: Clock;
  /** For how many days requests that are over are kept. Absent: for ever. */
  historyDays?: () => Promise<number>;
}

/** Something whose time comes, and what is done then. */
interface Forgettable {
  /** Epoch ms. */
  at: number;
  forget(): PromiseLike<unknown>;
}

/**
 * Erases what is kept too long: addresses, which say which page a person wanted; requests that ended; which
 * applications were looked up; and the approvals of others, with their names and reasons.
 */
export function createRetentionSection({ store, clock, historyDays }: RetentionDeps): Section {
  const keptMs = async () => ((await historyDays?.()) ?? Number.POSITIVE_INFINITY) * day;
  return {
    name: 'retention',
    alarm: 'knock.due',

    async dueAt({ profile }) {
      const all = await forgettable(store, profile, await keptMs());
      const times = all.map(({ at }) => at).filter(Number.isFinite);
      return times.length === 0 ? undefined : Math.min(...times);
    },

    async run({ profile }) {
      const now = clock.now();
      const kept = await keptMs();
      await store.transaction(
        'rw',
        [store.requests, store.applications, store.approvals, store.meta],
        async () => {
          for (const { at, forget } of await forgettable(store, profile, kept)) if (at <= now) await forget();
        },
      );
      return ok({});
    },
  };
}

/** A request's address before the request itself: what is gone is not written again. */
async function forgettable(store: Store, profile: ProfileKey, kept: number): Promise<Forgettable[]> {
  const { rows: requests } = await requestsOf(store, profile);
  const { rows: approvals } = await approvalsOf(store, profile);
  const decisions = await ownDecisions(store, profile);
  const applications = await store.applications
    .where('[profile+appId]')
    .between(...within(profile))
    .toArray();
  return [
    ...requests.filter(holdsAddress).map((row) => ({
      at: row.changedAt + returnToKeptMs,
      forget: () => store.requests.put(withoutAddress(row)),
    })),
    ...requests
      .filter(({ state }) => isOver(state))
      .map((row) => ({
        at: row.changedAt + kept,
        forget: () => store.requests.delete([profile, row.id]),
      })),
    ...applications.map((row) => ({
      at: applicationStaleAt(row),
      forget: () => store.applications.delete([profile, row.appId]),
    })),
    ...approvals.map((row) => ({
      at: approvalKeptUntil(row),
      forget: () => store.approvals.delete([profile, row.id]),
    })),
    ...decisions.map(({ at }) => ({ at: at + kept, forget: () => forgetOwnDecisions(store, profile, at) })),
  ];
}

const holdsAddress = (row: RequestRow): boolean =>
  row.returnTo !== undefined || row.deniedKey !== undefined || row.deniedName !== undefined;

function withoutAddress({
  returnTo: _url,
  deniedKey: _key,
  deniedName: _name,
  deniedExtent: _extent,
  ...row
}: RequestRow): RequestRow {
  return row;
}
