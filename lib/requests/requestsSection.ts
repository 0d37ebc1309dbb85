import type { GraphApi } from '../graph/api.ts';
import type { Clock } from '../platform/clock.ts';
import { ok } from '../platform/failure.ts';
import type { Store } from '../store/database.ts';
import { requestsOf } from '../store/readable.ts';
import { pollPauseMs } from '../sync/schedule.ts';
import type { Section } from '../sync/section.ts';
import { hasBrokenRow } from './brokenRows.ts';
import { isUnsettled } from './openness.ts';
import { reconcile } from './reconcile.ts';
import { dayMs } from './timing.ts';

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
      return sync.lastSuccessAt + pollPauseMs(now - lastChange);
    },

    async run(profile) {
      const askedAt = deps.clock.now();
      const list = await deps.graph.myRequests(profile);
      if (!list.ok) return list;
      const now = Math.max(askedAt, deps.clock.now());
      const days = (await deps.historyDays?.()) ?? Number.POSITIVE_INFINITY;
      await reconcile({ ...deps, keptFrom: now - days * dayMs }, profile, list.value, now);
      return ok({});
    },
  };
}
