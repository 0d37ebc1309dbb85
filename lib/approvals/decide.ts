import { needsDecision, reasonMissing } from '../entitlement/approval.ts';
import type { Failure, Result } from '../platform/failure.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';
import type { ApprovalRow } from '../store/rows.ts';
import type { Times } from '../sync/times.ts';
import { decisionCommand, decisionOf } from './decisionCommand.ts';

/** One decision, about one request or many. */
export interface Decision {
  approvalIds: readonly string[];
  decision: 'Approve' | 'Deny';
  justification: string;
}

/** What was left as it was, and why. */
export interface Left {
  left: { approvalId: string; failure: Failure }[];
}

/** Writes a decision down, for each request by itself. `read`: those whose stages were just read, or could not be. */
export const putDown = (
  { store, local }: Pick<Times, 'local'> & { store: Store },
  profile: ProfileKey,
  { approvalIds, decision, justification }: Decision,
  read: ReadonlyMap<string, Result<unknown>>,
): Promise<Left> =>
  ofEach(store, profile, approvalIds, async (row) => {
    const stages = read.get(row.id);
    if (stages?.ok === false) return stages.failure;
    if (!needsDecision(row)) return { kind: 'alreadyDecided' };
    const { failure: _former, isStageUnread: _read, ...current } = row;
    const { stageId, id: approvalId } = row;
    if (stageId === undefined) return { kind: 'forbidden' };
    if (row.isJustificationRequired && justification.trim() === '') return reasonMissing;
    await store.approvals.put({ ...current, state: 'deciding', decision, mayUndo: true });
    const command = { kind: 'decideApproval' as const, approvalId, stageId, decision, justification };
    await store.outbox.put(decisionCommand(profile, command, local.now()));
    return undefined;
  });

/** Takes back what has not been sent. */
export const takeBack = (store: Store, profile: ProfileKey, approvalIds: readonly string[]): Promise<Left> =>
  ofEach(store, profile, approvalIds, async (row) => {
    const command = await decisionOf(store, row);
    if (command?.state !== 'queued' || command.attempts > 0) return { kind: 'tooLate', what: 'undo' };
    const { mayUndo: _taken, decision: _undone, ...current } = row;
    await store.approvals.put({ ...current, state: 'waiting' });
    await store.outbox.delete([command.profile, command.id]);
    return undefined;
  });

/** One transaction for all of them. */
const ofEach = (
  store: Store,
  profile: ProfileKey,
  approvalIds: readonly string[],
  act: (row: ApprovalRow) => Promise<Failure | undefined>,
): Promise<Left> =>
  store.transaction('rw', [store.approvals, store.outbox], async () => {
    const left: Left['left'] = [];
    for (const approvalId of approvalIds) {
      const row = await store.approvals.get([profile, approvalId]);
      const failure = row === undefined ? ({ kind: 'gone' } as const) : await act(row);
      if (failure) left.push({ approvalId, failure });
    }
    return { left };
  });
