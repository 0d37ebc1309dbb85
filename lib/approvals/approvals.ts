import { reasonMissing } from '../entitlement/approval.ts';
import type { GraphApi } from '../graph/api.ts';
import { readContents } from '../packages/contents.ts';
import { rememberUnlisted } from '../packages/unlisted.ts';
import { fail, ok, type Result } from '../platform/failure.ts';
import type { Store } from '../store/database.ts';
import { guarded } from '../store/failure.ts';
import type { ApprovalRow, ProfileRow } from '../store/rows.ts';
import type { Times } from '../sync/times.ts';
import { decisionCommand, decisionOf } from './decisionCommand.ts';
import { readQueue, type Waiting } from './queue.ts';
import { storeQueue } from './storeQueue.ts';
import { noteWaiting } from './waiting.ts';
import { isNotForThisScope } from './waitingSection.ts';

export interface ApprovalsDeps extends Times {
  store: Store;
  graph: Pick<GraphApi, 'requestsToApprove' | 'approvalStages' | 'packageContents'>;
  /** See `RequestsDeps.arm`. */
  arm: () => Promise<void>;
}

export interface Decision {
  approvalId: string;
  decision: 'Approve' | 'Deny';
  justification: string;
}

export interface Approvals {
  /**
   * How many wait for this person, under the employee's scope; `undefined` where Graph does not tell under it.
   * Other failures (offline, throttled, signed out) come back as they are.
   */
  count(profile: ProfileRow): Promise<Result<{ count?: number }>>;
  /**
   * Reads the queue into the store: with the approver's token; where that is not to be had, what the employee's scope
   * shows, without stages, so that each decision is a link. Fails only when neither could be read. Then what the
   * packages give, as far as this person may read it.
   */
  openQueue(profile: ProfileRow): Promise<Result<undefined>>;
  /**
   * Puts a decision down; the outbox sends it. Fails with `gone` (not in the queue), `alreadyDecided`, `forbidden`
   * (its stage can't be read here: My Access decides), `reasonMissing`.
   */
  decide(profile: ProfileRow, decision: Decision): Promise<Result<undefined>>;
  /** Takes a decision back that has not been sent. Fails with `tooLate` where it has, also when its answer was lost. */
  undo(profile: ProfileRow, approvalId: string): Promise<Result<undefined>>;
}

/** The approver's half. */
export function createApprovals(deps: ApprovalsDeps): Approvals {
  const { store, graph } = deps;

  const write = (profile: ProfileRow, { approvalId, decision, justification }: Decision) =>
    store.transaction('rw', [store.approvals, store.outbox], async (): Promise<Result<undefined>> => {
      const row = await store.approvals.get([profile.profile, approvalId]);
      if (row === undefined) return fail({ kind: 'gone' });
      if (row.state !== 'waiting' && row.state !== 'failed') return fail({ kind: 'alreadyDecided' });
      if (row.stageId === undefined) return fail({ kind: 'forbidden' });
      if (row.isJustificationRequired && justification.trim() === '') return fail(reasonMissing);
      const { failure: _former, ...current } = row;
      await store.approvals.put({ ...current, state: 'deciding', mayUndo: true });
      const { stageId } = row;
      const command = { kind: 'decideApproval' as const, approvalId, stageId, decision, justification };
      await store.outbox.put(decisionCommand(profile.profile, command, deps.local.now()));
      return ok();
    });

  const takeBack = (profile: ProfileRow, approvalId: string) =>
    store.transaction('rw', [store.approvals, store.outbox], async (): Promise<Result<undefined>> => {
      const row = await store.approvals.get([profile.profile, approvalId]);
      const command = row && (await decisionOf(store, row));
      if (command?.state !== 'queued' || command.attempts > 0) return fail({ kind: 'tooLate', what: 'undo' });
      const { mayUndo: _taken, ...current } = row as ApprovalRow; // the command is of this row
      await store.approvals.put({ ...current, state: 'waiting' });
      await store.outbox.delete([command.profile, command.id]);
      return ok();
    });

  const readGiven = async (profile: ProfileRow, queue: readonly Waiting[]) => {
    const asked = queue.flatMap(({ request }) => request.accessPackage ?? []);
    const packages = asked.map(({ id, displayName }) => ({ accessPackageId: id, displayName }));
    await rememberUnlisted(store, profile.profile, packages);
    await readContents(
      deps,
      profile,
      packages.map(({ accessPackageId }) => accessPackageId),
    );
  };

  return {
    async count(profile) {
      const waiting = await graph.requestsToApprove(profile, 'employee');
      if (waiting.ok) {
        await guarded(() => noteWaiting(store, profile.profile, waiting.value, deps.clock.now()));
        return ok({ count: waiting.value.length });
      }
      return isNotForThisScope(waiting.failure.kind) ? ok({}) : waiting;
    },

    async openQueue(profile) {
      const queue = await readQueue(graph, profile);
      if (!queue.ok) return queue;
      const stored = await guarded(() => storeQueue(store, profile.profile, queue.value, deps.clock.now()));
      if (!stored.ok) return stored;
      const list = queue.value.map(({ request }) => request);
      await guarded(() => noteWaiting(store, profile.profile, list, deps.clock.now()));
      // An approver may mostly not read what a package gives. Those who may request it can; a refusal holds for a day.
      await guarded(() => readGiven(profile, queue.value));
      return ok();
    },

    async decide(profile, decision) {
      await deps.arm();
      const written = await guarded(() => write(profile, decision));
      return written.ok ? written.value : written;
    },

    async undo(profile, approvalId) {
      const done = await guarded(() => takeBack(profile, approvalId));
      return done.ok ? done.value : done;
    },
  };
}
