import { isReasonMissing } from '../entitlement/approval.ts';
import type { GraphApi, WriteResult } from '../graph/api.ts';
import type { GraphApprovalStage } from '../graph/approvalShapes.ts';
import { type Failure, fail, type Result } from '../platform/failure.ts';
import type { Store } from '../store/database.ts';
import { noteOwnDecision } from '../store/ownDecisions.ts';
import type { ApprovalRow, ProfileRow } from '../store/rows.ts';
import { isApprovalRow } from '../store/shapes.ts';
import type { CommandRow, Sender, Verdict } from '../sync/command.ts';
import { type Pacing, tryAgainAt, writeVerdict } from '../sync/writeVerdict.ts';
import { noteReasonNeeded } from './reasonNeeded.ts';

export interface DecideSenderDeps extends Pacing {
  store: Store;
  graph: Pick<GraphApi, 'decideStages' | 'approvalStages'>;
}

type DecideRow = CommandRow<'decideApproval'>;

/**
 * Sends decisions. Graph refuses a second PATCH of a stage with 409, so sending again after a lost answer does no
 * harm. The look-up only spares the person a false "somebody else decided".
 */
export function createDecideSender(deps: DecideSenderDeps): Sender<'decideApproval'> {
  const { store, graph, clock } = deps;

  /** Out: the row as it is now; `undefined`: there is none. */
  const change = async (row: DecideRow, to: (approval: ApprovalRow) => ApprovalRow) => {
    const approval = await store.approvals.get([row.profile, row.command.approvalId]);
    // A slow answer may come when the same request waits here in its next stage.
    if (!isApprovalRow(approval) || approval.stageId !== row.command.stageId) return undefined;
    const { mayUndo: _over, ...sent } = approval;
    const changed = to(sent);
    await store.approvals.put(changed);
    return changed;
  };

  const end = (row: DecideRow, state: ApprovalRow['state']) => () =>
    change(row, (approval) => ({ ...withFailure(approval, undefined), state, asOf: clock.now() }));

  const decided = (row: DecideRow) => async () => {
    const { decision, justification: reason } = row.command;
    const approval = await end(row, decision === 'Approve' ? 'approved' : 'denied')();
    if (approval === undefined) return;
    const { accessPackageId, requestorName, asOf: at } = approval;
    await noteOwnDecision(store, row.profile, { accessPackageId, requestorName, decision, reason, at });
  };

  const callTogether = async (profile: ProfileRow, rows: DecideRow[]): Promise<Verdict[]> => {
    const results = await graph.decideStages(
      profile,
      rows.map(({ command }) => command),
    );
    return rows.map((row, index) => verdictOf(row, results[index] as WriteResult<undefined>)); // one for each row
  };

  const lookUpTogether = async (profile: ProfileRow, rows: DecideRow[]): Promise<Verdict[]> => {
    const read = await graph.approvalStages(
      profile,
      rows.map(({ command }) => command.approvalId),
    );
    return rows.map((row, index) => foundOf(profile, row, read[index] ?? fail({ kind: 'gone' })));
  };

  const foundOf = (profile: ProfileRow, row: DecideRow, stages: Result<GraphApprovalStage[]>): Verdict => {
    if (!stages.ok) return unreadable(stages.failure, row, deps);
    const stage = stages.value.find((each) => each.id === row.command.stageId);
    if (stage?.isInProgress === true) return { kind: 'go' };
    return { kind: 'done', apply: isOwn(stage, row, profile) ? decided(row) : end(row, 'alreadyDecided') };
  };

  const verdictOf = (row: DecideRow, result: WriteResult<undefined>): Verdict =>
    !result.ok && result.failure.kind === 'alreadyDecided'
      ? { kind: 'done', apply: end(row, 'alreadyDecided') }
      : writeVerdict(result, row, deps, decided(row));

  return {
    kind: 'decideApproval',
    expired: { kind: 'tooLate', what: 'decision' },

    prepare: async () => ({ kind: 'go' }),

    call: async (profile, row) => (await callTogether(profile, [row]))[0] as Verdict, // one for each row
    callTogether,

    lookUp: async (profile, row) => (await lookUpTogether(profile, [row]))[0] as Verdict, // one for each row
    lookUpTogether,

    mirror: (row) => change(row, (approval) => withFailure({ ...approval, state: 'deciding' }, row.failure)),
    async giveUp(row, failure) {
      const lacksReason = isReasonMissing(failure);
      const approval = await change(row, ({ isJustificationRequired: isKnown, ...former }) =>
        withFailure({ ...former, state: 'failed', isJustificationRequired: isKnown || lacksReason }, failure),
      );
      if (lacksReason && approval) await noteReasonNeeded(store, row.profile, approval.accessPackageId);
    },
  };
}

/**
 * The call may have been lost on its way, and somebody else may have decided first. The result shows that, and by whom it
 * is, where Graph says so.
 */
function isOwn(stage: GraphApprovalStage | undefined, { command }: DecideRow, { oid }: ProfileRow): boolean {
  const { reviewResult = '', reviewerId = oid } = stage ?? {};
  const result = command.decision === 'Approve' ? 'approved' : 'denied';
  return reviewResult.toLowerCase() === result && reviewerId.toLowerCase() === oid.toLowerCase();
}

/** Stages that may not be read do not keep the decision from being sent again: 409 is the worst that can come. */
function unreadable(failure: Failure, row: DecideRow, pacing: Pacing): Verdict {
  if (failure.kind === 'forbidden' || failure.kind === 'gone') return { kind: 'go' };
  return { kind: 'lost', lookAt: tryAgainAt(failure, row.attempts + 1, pacing), failure };
}

function withFailure({ failure: _former, ...row }: ApprovalRow, failure: Failure | undefined): ApprovalRow {
  return failure === undefined ? row : { ...row, failure };
}
