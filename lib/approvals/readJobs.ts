import type { GraphApi } from '../graph/api.ts';
import type { Store } from '../store/database.ts';
import type { ProfileRow } from '../store/rows.ts';
import { mostTogether } from '../sync/command.ts';

/**
 * Reads what those do who request, of the first twenty, unless it was read. The others when somebody looks at them; of
 * those who may not be read it stays unknown.
 */
export async function readJobs(
  { store, graph }: { store: Store; graph: Pick<GraphApi, 'jobs'> },
  profile: ProfileRow,
  approvalIds: readonly string[],
): Promise<void> {
  const rows = await store.approvals.bulkGet(
    approvalIds.slice(0, mostTogether).map((id) => [profile.profile, id]),
  );
  const unread = rows.flatMap((row) => (row?.requestorId && !row.requestorJob ? [row] : []));
  const jobs = await graph.jobs(
    profile,
    unread.map(({ requestorId = '' }) => requestorId),
  );
  for (const [index, row] of unread.entries()) {
    const requestorJob = jobs[index];
    if (requestorJob) await store.approvals.update([row.profile, row.id], { requestorJob });
  }
}
