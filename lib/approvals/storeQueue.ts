import { type EarlierDecision, needsDecision } from '../entitlement/approval.ts';
import { durationMs } from '../entitlement/duration.ts';
import type { GraphApprovalStage } from '../graph/approvalShapes.ts';
import { defined } from '../platform/defined.ts';
import type { Result } from '../platform/failure.ts';
import { onceEach } from '../platform/onceEach.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';
import { approvalsOf } from '../store/readable.ts';
import type { ApprovalRow } from '../store/rows.ts';
import { isApprovalRow } from '../store/shapes.ts';
import { approvalKeptUntil } from './approvalAge.ts';
import type { Stages, Waiting } from './queue.ts';
import { packagesAskingReason } from './reasonNeeded.ts';
import { withUrgency } from './urgency.ts';

/** As it was read: its place in the queue follows. */
type Unplaced = Omit<ApprovalRow, 'urgency'>;

/**
 * Makes the stored queue what Graph says: new rows in, rows that no longer wait out, except what was decided here
 * lately or is being decided. One transaction. `now`: epoch ms.
 */
export function storeQueue(
  store: Store,
  profile: ProfileKey,
  queue: readonly Waiting[],
  now: number,
): Promise<void> {
  return store.transaction('rw', [store.approvals, store.meta], async () => {
    const { rows } = await approvalsOf(store, profile);
    const former = new Map(rows.map((row) => [row.id, row]));
    const asking = new Set(await packagesAskingReason(store, profile));
    for (const waiting of queue) {
      const row = asRow(profile, waiting, asking, now);
      await store.approvals.put(withUrgency(merge(former.get(row.id), row)));
      former.delete(row.id);
    }
    for (const row of former.values()) if (!isKept(row, now)) await store.approvals.delete([profile, row.id]);
  });
}

/** The same stage is still being decided, or the list lags behind a decision just made: keep what is known here. */
function merge(former: ApprovalRow | undefined, read: Unplaced): Unplaced {
  if (former === undefined) return read;
  const row = former.requestorJob ? { ...read, requestorJob: former.requestorJob } : read;
  // Of what came without stages nobody knows that it is in another one.
  if (former.stageId && row.stageId && former.stageId !== row.stageId) return row;
  if (!needsDecision(former)) return former;
  // What was read late of its stages is told until they are read again, which a decision awaits.
  if (row.isStageUnread) return { ...former, ...row };
  // Why it could not be decided is said until it is decided anew, however often it is read.
  return former.failure ? { ...row, failure: former.failure } : row;
}

function isKept(row: ApprovalRow, now: number): boolean {
  return !needsDecision(row) && now < approvalKeptUntil(row);
}

function asRow(
  profile: ProfileKey,
  { request, isUnread, ...read }: Waiting,
  asking: ReadonlySet<string>,
  now: number,
): Unplaced {
  const accessPackageId = request.accessPackage?.id ?? '';
  const row = defined<Unplaced>({
    profile,
    id: request.id,
    accessPackageId,
    accessPackageName: request.accessPackage?.displayName ?? '',
    requestorName: request.requestor?.displayName ?? '',
    requestorUpn: request.requestor?.principalName ?? '',
    targetName: request.target?.displayName ?? request.requestor?.displayName ?? '',
    isForApp: request.target?.isApp,
    isExtension: /update$|extend$/i.test(request.requestType) || undefined,
    justification: request.justification,
    answers: request.answers.map((answer) => ({
      question: request.questionTexts[answer.questionId] ?? '',
      answer: answer.displayValue === '' ? answer.value : answer.displayValue,
    })),
    schedule: request.schedule,
    requestorId: request.requestor?.objectId,
    requestedAt: request.createdAt,
    policyId: request.policyId,
    policyStages: request.policyStages,
    isStageUnread: isUnread,
    isJustificationRequired: asking.has(accessPackageId),
    state: 'waiting',
    asOf: now,
  });
  return isUnread ? row : withStage(row, read);
}

/** Writes stages that were read later. One transaction. */
export const storeStages = (
  store: Store,
  profile: ProfileKey,
  read: ReadonlyMap<string, Result<Stages>>,
): Promise<void> =>
  store.transaction('rw', store.approvals, async () => {
    for (const [id, stages] of read) {
      const row = await store.approvals.get([profile, id]);
      if (!stages.ok || !isApprovalRow(row) || row.isStageUnread === undefined) continue;
      await store.approvals.put(withUrgency(withStage(withoutStage(row), stages.value)));
    }
  });

function withoutStage({
  isStageUnread: _was,
  stageId: _id,
  stageName: _name,
  step: _step,
  earlier: _earlier,
  decideBy: _end,
  ...row
}: ApprovalRow): Unplaced {
  return row;
}

function withStage(row: Unplaced, { stage, stages = [] }: Stages): Unplaced {
  if (!stage) return row;
  const place = placeIn(stages);
  const { policyStages = [], requestedAt, isJustificationRequired } = row;
  // ID Protection and escalation may add stages: then nobody says which of the policy's this is.
  const limits = policyStages.length === place.step.of ? policyStages[place.step.number - 1] : undefined;
  const startedAt = place.step.number > 1 ? place.earlier.at(-1)?.at : requestedAt;
  const waits = durationMs(limits?.durationBeforeAutomaticDenial ?? '');
  const decideBy = startedAt && waits && startedAt + waits;
  return {
    ...row,
    stageId: stage.id,
    stageName: stage.displayName,
    ...place,
    isJustificationRequired: isJustificationRequired || limits?.isApproverJustificationRequired === true,
    ...(decideBy && { decideBy }),
  };
}

/**
 * Where an approval stands, by its own stages: ID Protection and escalation add some that the policy doesn't have. Graph
 * promises no order, and one stage is open at a time.
 */
function placeIn(listed: readonly GraphApprovalStage[]): Required<Pick<ApprovalRow, 'step' | 'earlier'>> {
  const stages = onceEach(listed);
  const earlier = stages
    .filter(({ reviewResult }) => /^(?:approved|denied)$/i.test(reviewResult))
    .map((stage): EarlierDecision => {
      const { reviewer: by = '', reviewResult, justification: reason, reviewedAt: at } = stage;
      return { by, reason, isApproved: /^a/i.test(reviewResult), ...(at !== undefined && { at }) };
    })
    .sort((one, other) => (one.at ?? 0) - (other.at ?? 0));
  return { step: { number: earlier.length + 1, of: stages.length }, earlier };
}
