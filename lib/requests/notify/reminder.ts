import { day } from '../../platform/durations.ts';
import { ok, type Result } from '../../platform/failure.ts';
import type { ProfileKey } from '../../platform/profile.ts';
import type { Store } from '../../store/database.ts';
import type { RequestRow } from '../../store/rows.ts';
import { isRequestRow } from '../../store/shapes.ts';

/** Nobody is asked again before this has passed. */
export const reminderPauseMs = day;

/** When the person last asked somebody to decide, epoch ms. */
export const remindedAt = ({ timeline }: Pick<RequestRow, 'timeline'>): number | undefined =>
  timeline.findLast((entry) => entry.asked !== undefined)?.at;

/** Writes a reminder into the timeline of a request that waits for approval; once a day at most. */
export function noteReminder(
  store: Store,
  key: [ProfileKey, string],
  asked: 'teams' | 'mail',
  now: number,
): Promise<Result<undefined>> {
  return store.transaction('rw', store.requests, async () => {
    const row = await store.requests.get(key);
    if (!isRequestRow(row) || row.state !== 'pendingApproval') return ok();
    const last = remindedAt(row);
    if (last !== undefined && now - last < reminderPauseMs) return ok();
    const entry = { at: now, state: row.state, source: 'knock' as const, asked };
    await store.requests.put({ ...row, timeline: [...row.timeline, entry] });
    return ok();
  });
}
