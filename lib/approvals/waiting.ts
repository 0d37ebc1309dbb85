import { needsDecision } from '../entitlement/approval.ts';
import type { GraphRequest } from '../graph/api.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';
import { approvalsOf } from '../store/readable.ts';
import type { SyncRow } from '../store/rows.ts';
import { writeForProfile } from '../store/writeForProfile.ts';

export const waitingSection = 'approvals';

/** What the last count of waiting requests found. */
export interface WaitingCount {
  /** Approval ids. */
  ids: string[];
  /** Graph doesn't tell under the low scope. */
  isRefused?: true;
}

/** Written only below and by the section: the one place where a stored shape is trusted. */
export const countOf = (row: SyncRow | undefined): WaitingCount =>
  (row?.cursor as WaitingCount | undefined) ?? { ids: [] };

/** Notes what waits, as somebody has just seen it: that is no news any more. */
export const noteWaiting = (store: Store, profile: ProfileKey, list: readonly GraphRequest[], now: number) =>
  writeForProfile(store, profile, [store.sync], async () => {
    const cursor: WaitingCount = { ids: list.map(({ id }) => id) };
    await store.sync.put({
      profile,
      section: waitingSection,
      lastSuccessAt: now,
      dueAt: 0,
      failures: 0,
      cursor,
    });
  });

/** How many wait for this person by now: those of the last count that were not decided here since. */
export async function countToDecide(store: Store, profile: ProfileKey): Promise<number> {
  const { ids } = countOf(await store.sync.get([profile, waitingSection]));
  const { rows } = await approvalsOf(store, profile);
  const settled = new Set(rows.filter((row) => !needsDecision(row)).map(({ id }) => id));
  return ids.filter((id) => !settled.has(id)).length;
}
