import type { GraphApi } from '../../graph/api.ts';
import type { Clock } from '../../platform/clock.ts';
import { day } from '../../platform/durations.ts';
import { ok } from '../../platform/failure.ts';
import type { Store } from '../../store/database.ts';
import { requestsOf } from '../../store/readable.ts';
import type { ProfileRow } from '../../store/rows.ts';
import { pollPauseMs } from '../../sync/schedule.ts';
import type { Section } from '../../sync/section.ts';
import { jitter } from '../../sync/spread.ts';
import { hasBrokenRow } from '../model/brokenRows.ts';
import { reportsOf } from '../model/directReports.ts';
import { absenceDueAt, noteVanished } from '../model/missingFromList.ts';
import { isUnsettled } from '../model/requestStatus.ts';
import { madeElsewhereMs } from '../model/timing.ts';
import { reconcile } from './reconcile.ts';

export interface RequestsSectionDeps {
  store: Store;
  graph: Pick<GraphApi, 'myRequests'>;
  clock: Clock;
  newId: () => string;
  /** For how many days requests that are over are kept. Absent: for ever. */
  historyDays?: () => Promise<number>;
}

/**
 * Watches one's own requests: once after sign-in, then only while one is unsettled, often at first and seldom later.
 * What was asked for others stands in another list, which is read only for those who ask for others.
 */
export function createRequestsSection(deps: RequestsSectionDeps): Section {
  return {
    name: 'requests',

    async dueAt(profile, sync, now) {
      if (sync?.lastSuccessAt === undefined) return now;
      const { rows } = await requestsOf(deps.store, profile.profile);
      const unsettled = rows.filter((row) => isUnsettled(row, now));
      if (await hasBrokenRow(deps.store, profile.profile)) return now;
      if (unsettled.length === 0) return undefined;
      const lastChange = Math.max(...unsettled.map((row) => row.changedAt));
      // Workers that woke at the same time must not poll in step.
      const turn = jitter(`${profile.profile} ${sync.lastSuccessAt}`);
      const next = sync.lastSuccessAt + pollPauseMs(now - lastChange) * turn;
      return Math.min(next, absenceDueAt(unsettled, sync.lastSuccessAt) ?? next);
    },

    async run(profile, sync) {
      const askedAt = deps.clock.now();
      let isWhole = true;
      const onUnreadable = () => {
        isWhole = false;
      };
      const list = await deps.graph.myRequests(profile, undefined, onUnreadable);
      if (!list.ok) return list;
      const made = (await wantsMade(deps, profile, sync?.lastSuccessAt, askedAt))
        ? await deps.graph.myRequests(profile, 'createdBy', onUnreadable)
        : undefined;
      if (made?.ok === false) return made;
      const now = Math.max(askedAt, deps.clock.now());
      const days = (await deps.historyDays?.()) ?? Number.POSITIVE_INFINITY;
      const kept = { ...deps, keptFrom: now - days * day };
      if (made === undefined) await reconcile(kept, profile, list.value, now);
      else {
        const madeIds = new Set(made.value.map(({ id }) => id));
        await reconcile(kept, profile, list.value, now, { list: 'mine', madeIds });
        const mine = new Set(list.value.map(({ id }) => id));
        const forOthers = made.value.filter(
          ({ id, target }) => !mine.has(id) && target?.objectId !== profile.oid,
        );
        await reconcile(kept, profile, forOthers, now, { list: 'made' });
      }
      const listed = new Set([...list.value, ...(made?.value ?? [])].map(({ id }) => id));
      // A clock that no answer has corrected yet can't measure an absence.
      if (isWhole && deps.clock.hasLearned?.() !== false)
        await noteVanished(deps.store, profile, {
          listed,
          hasOthers: made !== undefined,
          at: deps.clock.now(),
        });
      return ok({});
    },
  };
}

/** While one for somebody else is unsettled; and now and then for people to whom others report. */
async function wantsMade(
  { store }: RequestsSectionDeps,
  { profile }: ProfileRow,
  lastReadAt: number | undefined,
  now: number,
): Promise<boolean> {
  const { rows } = await requestsOf(store, profile);
  if (rows.some((row) => row.forOther !== undefined && isUnsettled(row, now))) return true;
  const reports = await reportsOf(store, profile);
  return (reports?.length ?? 0) > 0 && now - (lastReadAt ?? 0) > madeElsewhereMs;
}
