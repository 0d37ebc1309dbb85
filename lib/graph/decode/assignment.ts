import * as v from 'valibot';
import { defined } from '../../platform/defined.ts';
import type { GraphAssignment } from '../api.ts';
import { accessPackageReference } from './accessPackage.ts';
import { id, maybe, optionalText, text } from './fields.ts';
import { schedule } from './schedule.ts';

/** `accessPackageAssignment` of v1.0. */
export const assignment: v.GenericSchema<unknown, GraphAssignment> = v.pipe(
  v.object({
    id,
    state: text,
    schedule,
    accessPackage: accessPackageReference,
    assignmentPolicyId: optionalText,
    assignmentPolicy: maybe(v.object({ id })),
  }),
  v.transform((entry) =>
    defined<GraphAssignment>({
      id: entry.id,
      accessPackage: entry.accessPackage,
      policyId: entry.assignmentPolicyId ?? entry.assignmentPolicy?.id,
      state: states.get(entry.state.toLowerCase()) ?? 'unknown',
      expiration: entry.schedule?.expiration ?? { type: 'notSpecified' },
      startedAt: startOf(entry.schedule?.startDateTime),
    }),
  ),
);

function startOf(startDateTime: string | null | undefined): number | undefined {
  const start = Date.parse(startDateTime ?? '');
  return Number.isNaN(start) ? undefined : start;
}

/** `accessPackageAssignmentState` of the v1.0 metadata (2026-08-20). */
const states: ReadonlyMap<string, GraphAssignment['state']> = new Map([
  ['delivering', 'delivering'],
  ['partiallydelivered', 'partiallyDelivered'],
  ['delivered', 'delivered'],
  ['expired', 'expired'],
  ['deliveryfailed', 'deliveryFailed'],
]);
