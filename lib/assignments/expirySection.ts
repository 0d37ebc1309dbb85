import { fail, ok } from '../platform/failure.ts';
import { assignmentsOf } from '../store/readable.ts';
import type { AssignmentRow, ProfileRow } from '../store/rows.ts';
import { isAssignmentRow } from '../store/shapes.ts';
import { needsPerson } from '../sync/runSection.ts';
import type { Section } from '../sync/section.ts';
import { type AssignmentsDeps, readAssignments } from './assignmentsSection.ts';
import type { ExpiryAnnouncement } from './expiry.ts';
import { nextWarning, type Warning } from './expiry.ts';
import { isOutlived } from './held.ts';

export interface ExpiryDeps extends AssignmentsDeps {
  announce: (announcement: ExpiryAnnouncement) => Promise<void>;
}

/**
 * Tells, some days before, that access will end: by one alarm at the next such day, and only of what Graph still says.
 * What is held is read again first, since it may have been extended elsewhere. Where the person has to sign in for
 * that, what was read last is told, with its age.
 */
export function createExpirySection(deps: ExpiryDeps): Section {
  const { store, clock, warningDays } = deps;

  const warnings = async ({ profile }: ProfileRow): Promise<{ row: AssignmentRow; warning: Warning }[]> => {
    const marks = await warningDays();
    const { rows } = await assignmentsOf(store, profile);
    return rows.flatMap((row) => {
      const warning = isOutlived(row, rows, clock.now()) ? undefined : nextWarning(row, marks, clock.now());
      return warning ? [{ row, warning }] : [];
    });
  };

  const noteTold = ({ profile, id }: AssignmentRow, { end, days }: Warning): Promise<void> =>
    store.transaction('rw', store.assignments, async () => {
      const row = await store.assignments.get([profile, id]);
      const warned = { end, days, at: clock.now() };
      if (isAssignmentRow(row)) await store.assignments.put({ ...row, warned });
    });

  return {
    name: 'expiry',
    alarm: 'knock.due',

    async dueAt(profile) {
      const next = await warnings(profile);
      return next.length === 0 ? undefined : Math.min(...next.map(({ warning }) => warning.at));
    },

    async run(profile) {
      const failed = await readAssignments(deps, profile);
      if (failed && !needsPerson.has(failed.failure.kind)) return fail(failed.failure);
      for (const { row, warning } of await warnings(profile)) {
        if (warning.at > clock.now()) continue;
        const id = `held/${row.id}/${warning.days}`;
        await deps.announce({ id, kind: 'ending', held: row, end: warning.end, isOld: failed !== undefined });
        await noteTold(row, warning);
      }
      return ok({});
    },
  };
}
