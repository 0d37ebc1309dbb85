import type { GraphApi, GraphAssignment } from '../graph/api.ts';
import type { Clock } from '../platform/clock.ts';
import { ok, type Result } from '../platform/failure.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';
import { assignmentsOf, requestsOf } from '../store/readable.ts';
import type { AssignmentRow, ProfileRow } from '../store/rows.ts';
import { within } from '../store/within.ts';
import type { Section } from '../sync/section.ts';
import { warnedOf } from './expiry.ts';

export interface AssignmentsDeps {
  store: Store;
  graph: Pick<GraphApi, 'myAssignments'>;
  clock: Clock;
  /** Days before the end of access at which the person is told. */
  warningDays: () => Promise<readonly number[]>;
}

/** What one holds: read once after sign-in, and again when a request has been delivered since. */
export function createAssignmentsSection(deps: AssignmentsDeps): Section {
  return {
    name: 'assignments',

    async dueAt(profile, sync, now) {
      const readAt = sync?.lastSuccessAt;
      if (readAt === undefined) return now;
      const { rows } = await requestsOf(deps.store, profile.profile);
      return rows.some((row) => (row.deliveredAt ?? 0) > readAt) ? now : undefined;
    },

    async run(profile) {
      const failed = await readAssignments(deps, profile);
      return failed ?? ok({});
    },
  };
}

/** Reads what one holds into the store, all of it or nothing. Which warnings were told is kept. Out: why it failed. */
export async function readAssignments(
  { store, graph, clock, warningDays }: AssignmentsDeps,
  profile: ProfileRow,
): Promise<Extract<Result<never>, { ok: false }> | undefined> {
  const list = await graph.myAssignments(profile);
  if (!list.ok) return list;
  const now = clock.now();
  const marks = await warningDays();
  await store.transaction('rw', store.assignments, async () => {
    const { rows } = await assignmentsOf(store, profile.profile);
    await store.assignments
      .where('[profile+id]')
      .between(...within(profile.profile))
      .delete();
    await store.assignments.bulkPut(
      list.value.map((assignment) => {
        const row = asRow(profile.profile, assignment, now);
        const before = rows.find(({ id }) => id === row.id);
        return { ...row, ...warnedOf(row, before, marks, now) };
      }),
    );
  });
  return undefined;
}

const asRow = (profile: ProfileKey, assignment: GraphAssignment, now: number): AssignmentRow => ({
  profile,
  id: assignment.id,
  accessPackageId: assignment.accessPackage?.id ?? '',
  accessPackageName: assignment.accessPackage?.displayName ?? '',
  ...(assignment.policyId !== undefined && { policyId: assignment.policyId }),
  state: assignment.state,
  expiration: assignment.expiration,
  ...(assignment.startedAt !== undefined && { startedAt: assignment.startedAt }),
  asOf: now,
});
