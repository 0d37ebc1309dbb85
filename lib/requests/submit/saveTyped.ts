import type { PolicyRequirements } from '../../entitlement/request.ts';
import type { SubmitInput } from '../../entitlement/requestInput.ts';
import { fail, ok, type Result } from '../../platform/failure.ts';
import type { Store } from '../../store/database.ts';
import type { ProfileRow, RequestRow } from '../../store/rows.ts';
import { isRequestRow } from '../../store/shapes.ts';
import type { Times } from '../../sync/times.ts';
import { findConflict } from '../check/conflict.ts';
import { checkDraft } from '../check/validate.ts';
import { setBrokenAside } from '../model/brokenRows.ts';
import { submitCommand } from '../model/commands.ts';
import type { RequestContext } from '../model/context.ts';
import { reportsOf } from '../model/directReports.ts';
import { movedTo, withFailure } from '../model/nextState.ts';
import { asksForAccess, openIntentOf } from '../model/requestStatus.ts';

interface Deps extends Times {
  store: Store;
  newId: () => string;
}

/**
 * One transaction: looks for a request for the same, checks what was typed against the cached requirements, writes
 * the row and its command. A transaction that writes both tables is serial with every other such one in any tab or
 * worker, so two tabs cannot both find nothing; the unique index stands behind it.
 */
export function queueTyped(
  deps: Deps,
  profile: ProfileRow,
  input: SubmitInput,
  context: RequestContext,
): Promise<Result<{ requestId: string }>> {
  const { store } = deps;
  return atomically(deps, profile, input, async (whose, now) => {
    const wanted = { accessPackageId: input.accessPackageId, targetId: whose.targetId };
    const conflict = await findConflict(store, profile, wanted, now);
    if (conflict) return fail(conflict);
    const known = await store.requirements.get([profile.profile, input.accessPackageId]);
    const checked = known && checkDraft(known.policies, input, now);
    if (checked && !checked.ok) return checked;
    const base = (await unsentFor(store, profile, input, whose)) ?? (await newRow(deps, profile, input));
    // Another person's access opens no page for this one.
    const about = whose.forOther === undefined ? context : {};
    const typed = { ...withTyped(base, input, about, checked?.value), ...whose };
    const row = withFailure(movedTo(typed, 'queued', now), undefined);
    await store.requests.put({ ...row, announcedState: 'queued' });
    await store.outbox.put(submitCommand(row, deps.local.now(), checked?.value));
    return ok({ requestId: row.id });
  });
}

/**
 * Keeps what was typed, in one transaction of the same kind. What is typed for a request that is under way is nothing
 * to keep: it was heard after the sending (`alreadyRequested`). Where all was taken out again the draft goes, and there
 * is no id.
 */
export function keepTyped(
  deps: Deps,
  profile: ProfileRow,
  input: SubmitInput,
  context: RequestContext,
): Promise<Result<{ requestId?: string }>> {
  const { store } = deps;
  return atomically(deps, profile, input, async (whose, now) => {
    const open = await store.requests
      .where('[profile+openIntent]')
      .equals([profile.profile, openIntentOf(input.accessPackageId, whose.targetId)])
      .first();
    if (open) return fail({ kind: 'alreadyRequested', requestId: open.id });
    const known = await store.requirements.get([profile.profile, input.accessPackageId]);
    const unsent = await unsentFor(store, profile, input, whose);
    const base = unsent ?? asDraft(await newRow(deps, profile, input));
    const policy = known?.policies.find(({ policyId }) => policyId === input.policyId);
    // A person who asks in My Access wants to come back, too. Text that is only typed says nothing about a page.
    const handed = input.handsOver === true;
    const about = handed && whose.forOther === undefined ? context : {};
    const typed = { ...withTyped(base, input, about, policy), ...whose };
    const draft = handed ? { ...typed, handedOverAt: now } : typed;
    const row = withFailure(movedTo(draft, 'draft', now), undefined);
    if (isWorthKeeping(row)) {
      await store.requests.put({ ...row, announcedState: 'draft' });
      return ok({ requestId: row.id });
    }
    if (unsent) await store.requests.delete([profile.profile, unsent.id]);
    return ok({});
  });
}

/** All of it or nothing, once it is known whose access it is. */
const atomically = <T>(
  { store, clock }: Deps,
  profile: ProfileRow,
  input: SubmitInput,
  act: (whose: Whose, now: number) => Promise<Result<T>>,
): Promise<Result<T>> =>
  store.transaction(
    'rw',
    [store.requests, store.outbox, store.requirements, store.accessPackages, store.assignments, store.meta],
    async () => {
      const now = clock.now();
      await setBrokenAside(store, profile.profile);
      const whose = await targetOf(store, profile, input);
      return whose === undefined ? fail({ kind: 'notRequestable', why: 'notForThem' }) : act(whose, now);
    },
  );

/** Something was typed, or the row knows what nobody could type again: that My Access has it, which page refused. */
const isWorthKeeping = (row: RequestRow): boolean =>
  row.justification !== '' ||
  row.answers.length > 0 ||
  row.schedule !== null ||
  row.handedOverAt !== undefined ||
  row.deniedKey !== undefined;

type Whose = Pick<RequestRow, 'targetId' | 'forOther'>;

/** For whom it is; `undefined`: somebody who does not report to this person, as far as Knock has read. */
async function targetOf(
  store: Store,
  profile: ProfileRow,
  { targetId }: SubmitInput,
): Promise<Whose | undefined> {
  if (targetId === undefined || targetId === profile.oid) return { targetId: profile.oid };
  const report = (await reportsOf(store, profile.profile))?.find(({ id }) => id === targetId);
  return report && { targetId, forOther: { name: report.displayName, mail: report.mail } };
}

/** A draft, or what the service refused: the person is still at it, so it stays one row, even for somebody else. */
async function unsentFor(
  store: Store,
  profile: ProfileRow,
  { accessPackageId, draftId }: SubmitInput,
  { targetId }: Whose,
): Promise<RequestRow | undefined> {
  const rows = await store.requests
    .where('[profile+accessPackageId]')
    .equals([profile.profile, accessPackageId])
    .toArray();
  const unsent = rows
    .filter(isRequestRow)
    .filter(
      (row) =>
        asksForAccess(row.requestType) &&
        row.madeHere &&
        row.graphId === undefined &&
        (row.state === 'draft' || row.state === 'failed'),
    );
  return unsent.find(({ id }) => id === draftId) ?? unsent.find((row) => row.targetId === targetId);
}

async function newRow(deps: Deps, profile: ProfileRow, input: SubmitInput): Promise<RequestRow> {
  const now = deps.clock.now();
  const accessPackage = await deps.store.accessPackages.get([profile.profile, input.accessPackageId]);
  return {
    profile: profile.profile,
    id: deps.newId(),
    accessPackageId: input.accessPackageId,
    accessPackageName: accessPackage?.displayName ?? '',
    targetId: profile.oid,
    requestType: 'userAdd',
    state: 'draft',
    justification: '',
    answers: [],
    schedule: null,
    madeHere: true,
    createdAt: now,
    asOf: now,
    changedAt: now,
    timeline: [],
  };
}

export const asDraft = (row: RequestRow): RequestRow => ({
  ...row,
  timeline: [{ at: row.createdAt, state: 'draft', source: 'knock' }],
});

function withTyped(
  base: RequestRow,
  input: SubmitInput,
  context: RequestContext,
  policy: PolicyRequirements | undefined,
): RequestRow {
  const { policyId: _former, policySeen: _seen, forOther: _whose, ...former } = base;
  // Of another page, what was said of the page before does not hold.
  const row = context.deniedKey === undefined ? former : withoutExtent(former);
  const policyId = input.policyId ?? policy?.policyId;
  return {
    ...row,
    ...context,
    ...(policyId !== undefined && { policyId }),
    ...(policy !== undefined && { policySeen: policy }),
    justification: input.justification,
    answers: input.answers,
    schedule: input.schedule,
  };
}

const withoutExtent = <T extends Pick<RequestRow, 'deniedExtent' | 'need'>>({
  deniedExtent: _extent,
  need: _need,
  ...row
}: T) => row;
