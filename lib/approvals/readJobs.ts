import type { GraphApi } from '../graph/api.ts';
import type { Store } from '../store/database.ts';
import type { ProfileRow } from '../store/rows.ts';

/** Reads what those do who request, unless it was read; of those who may not be read it stays unknown. */
export async function readJobs(
  { store, graph }: { store: Store; graph: Pick<GraphApi, 'jobs'> },
  profile: ProfileRow,
  approvalIds: readonly string[],
): Promise<void> {
  const rows = await store.approvals.bulkGet(approvalIds.map((id) => [profile.profile, id]));
  const unread = rows.filter((row) => row?.requestorJob === undefined);
  const people = new Set(unread.flatMap((row) => row?.requestorId ?? []));
  for (const { id, job: requestorJob } of await graph.jobs(profile, [...people]))
    for (const row of unread)
      if (row?.requestorId === id) await store.approvals.update([row.profile, row.id], { requestorJob });
}
