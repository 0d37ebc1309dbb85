import type { GraphApi, GraphAssignment } from '../graph/api.ts';
import type { Clock } from '../platform/clock.ts';
import { ok } from '../platform/failure.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';
import { requestsOf, within } from '../store/readable.ts';
import type { AssignmentRow } from '../store/rows.ts';
import type { Section } from '../sync/section.ts';

export interface AssignmentsSectionDeps {
  store: Store;
  graph: Pick<GraphApi, 'myAssignments'>;
  clock: Clock;
}

/** What one holds: read once after sign-in, and again when a request has been delivered since. */
export function createAssignmentsSection({ store, graph, clock }: AssignmentsSectionDeps): Section {
  return {
    name: 'assignments',

    async dueAt(profile, sync, now) {
      const readAt = sync?.lastSuccessAt;
      if (readAt === undefined) return now;
      const { rows } = await requestsOf(store, profile.profile);
      return rows.some((row) => (row.deliveredAt ?? 0) > readAt) ? now : undefined;
    },

    async run(profile) {
      const list = await graph.myAssignments(profile);
      if (!list.ok) return list;
      const now = clock.now();
      await store.transaction('rw', store.assignments, async () => {
        await store.assignments
          .where('[profile+id]')
          .between(...within(profile.profile))
          .delete();
        await store.assignments.bulkPut(
          list.value.map((assignment) => asRow(profile.profile, assignment, now)),
        );
      });
      return ok({});
    },
  };
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
