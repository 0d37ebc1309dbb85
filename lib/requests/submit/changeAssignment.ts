import { isHeld } from '../../assignments/held.ts';
import type { ChangeInput } from '../../entitlement/requestInput.ts';
import { fail, ok, type Result } from '../../platform/failure.ts';
import type { Store } from '../../store/database.ts';
import type { AssignmentRow, ProfileRow, RequestRow } from '../../store/rows.ts';
import { isAssignmentRow, isRequestRow } from '../../store/shapes.ts';
import type { Times } from '../../sync/times.ts';
import { checkDraft } from '../check/validate.ts';
import { setBrokenAside } from '../model/brokenRows.ts';
import { submitCommand } from '../model/commands.ts';
import { movedTo, withFailure } from '../model/nextState.ts';
import { changeIntentOf } from '../model/requestStatus.ts';
import { asDraft } from './saveTyped.ts';

interface Deps extends Times {
  store: Store;
  newId: () => string;
}

/**
 * Asks for another end of access that is held, or gives it up. One transaction, like `saveTyped`: the row, and the
 * command that the submit sender sends with all its guarantees. Fails with `gone` (not held any more),
 * `alreadyRequested{requestId}` (a change of it is under way), `notRequestable` (what the policy does not allow).
 */
export function changeAssignment(
  deps: Deps,
  profile: ProfileRow,
  input: ChangeInput,
): Promise<Result<{ requestId: string }>> {
  const { store } = deps;
  return atomically(deps, profile, input, async (held, now) => {
    const known = await store.requirements.get([profile.profile, held.accessPackageId]);
    const checked =
      known && input.requestType === 'userUpdate' ? checkDraft(known.policies, input, now) : undefined;
    if (checked && !checked.ok) return checked;
    const base = (await unsentFor(store, held, input)) ?? newRow(deps, profile, held, input);
    const row = withFailure(movedTo(withTyped(base, input), 'queued', now), undefined);
    await store.requests.put({ ...row, announcedState: 'queued' });
    await store.outbox.put(submitCommand(row, deps.local.now(), checked?.value));
    return ok({ requestId: row.id });
  });
}

/**
 * Keeps what was typed of another end: one draft for what is held, which no draft that asks for access is mixed up with.
 * Fails as `changeAssignment` does; where all was taken out again the draft goes, and there is no id.
 */
export function keepChange(
  deps: Deps,
  profile: ProfileRow,
  input: ChangeInput,
): Promise<Result<{ requestId?: string }>> {
  const { store } = deps;
  return atomically(deps, profile, input, async (held, now) => {
    const unsent = await unsentFor(store, held, input);
    const base = unsent ?? asDraft(newRow(deps, profile, held, input));
    const row = withFailure(movedTo(withTyped(base, input), 'draft', now), undefined);
    if (row.justification !== '' || row.answers.length > 0 || row.schedule !== null) {
      await store.requests.put({ ...row, announcedState: 'draft' });
      return ok({ requestId: row.id });
    }
    if (unsent) await store.requests.delete([profile.profile, unsent.id]);
    return ok({});
  });
}

/** `act` on what is held and has no change under way. */
function atomically<T>(
  { store, clock }: Deps,
  { profile }: ProfileRow,
  { assignmentId }: ChangeInput,
  act: (held: AssignmentRow, now: number) => Promise<Result<T>>,
): Promise<Result<T>> {
  const tables = [store.requests, store.outbox, store.requirements, store.assignments];
  return store.transaction('rw', tables, async () => {
    const now = clock.now();
    await setBrokenAside(store, profile);
    const held = await store.assignments.get([profile, assignmentId]);
    if (!isAssignmentRow(held) || !isHeld(held, now)) return fail({ kind: 'gone' });
    const open = await store.requests
      .where('[profile+openIntent]')
      .equals([profile, changeIntentOf(held.id)])
      .first();
    return open ? fail({ kind: 'alreadyRequested', requestId: open.id }) : act(held, now);
  });
}

/** Came back to the person, who wants it after all: it stays one row. */
async function unsentFor(
  store: Store,
  held: AssignmentRow,
  { requestType }: ChangeInput,
): Promise<RequestRow | undefined> {
  const rows = await store.requests
    .where('[profile+accessPackageId]')
    .equals([held.profile, held.accessPackageId])
    .toArray();
  return rows
    .filter(isRequestRow)
    .find(
      (row) =>
        row.assignmentId === held.id &&
        row.requestType === requestType &&
        row.graphId === undefined &&
        (row.state === 'draft' || row.state === 'failed'),
    );
}

const newRow = (
  { newId, clock }: Deps,
  profile: ProfileRow,
  held: AssignmentRow,
  { requestType }: ChangeInput,
): RequestRow => ({
  profile: profile.profile,
  id: newId(),
  accessPackageId: held.accessPackageId,
  accessPackageName: held.accessPackageName,
  targetId: profile.oid,
  requestType,
  assignmentId: held.id,
  state: 'draft',
  justification: '',
  answers: [],
  schedule: null,
  madeHere: true,
  createdAt: clock.now(),
  asOf: clock.now(),
  changedAt: clock.now(),
  timeline: [],
});

const withTyped = (row: RequestRow, input: ChangeInput): RequestRow => ({
  ...row,
  ...(input.policyId !== undefined && { policyId: input.policyId }),
  justification: input.justification,
  answers: input.answers,
  schedule: input.schedule,
});
