import type { GraphApi } from '../graph/api.ts';
import { readContents } from '../packages/contents.ts';
import { rememberUnlisted } from '../packages/unlisted.ts';
import { fail, ok, type Result } from '../platform/failure.ts';
import type { Store } from '../store/database.ts';
import { guarded } from '../store/failure.ts';
import type { ProfileRow } from '../store/rows.ts';
import type { Times } from '../sync/times.ts';
import { type Decision, type Left, putDown, takeBack } from './decide.ts';
import { readQueue, readStages, type Waiting } from './queue.ts';
import { readJobs } from './readJobs.ts';
import { storeQueue, storeStages } from './storeQueue.ts';
import { noteWaiting } from './waiting.ts';
import { isNotForThisScope } from './waitingSection.ts';

export interface ApprovalsDeps extends Times {
  store: Store;
  graph: Pick<
    GraphApi,
    'requestsToApprove' | 'approvalStages' | 'stagesOfQueue' | 'jobs' | 'packageContents'
  >;
  /** See `RequestsDeps.arm`. */
  arm: () => Promise<void>;
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
  /** Reads the stages of those that came without, and the jobs of those who request. */
  readStages(profile: ProfileRow, approvalIds: readonly string[]): Promise<Result<undefined>>;
  /**
   * Puts a decision about some down; the outbox sends it. Each that can't be is told: `gone` (not in the queue),
   * `alreadyDecided`, `forbidden` (its stage can't be read here: My Access decides), `reasonMissing`, `tooLate` (it is
   * in another stage than the one that was shown, which is shown now).
   */
  decide(profile: ProfileRow, decision: Decision): Promise<Result<Left>>;
  /** Takes back what has not been sent. The others are told: `tooLate`, also where an answer was lost. */
  undo(profile: ProfileRow, approvalIds: readonly string[]): Promise<Result<Left>>;
}

/** The approver's half. */
export function createApprovals(deps: ApprovalsDeps): Approvals {
  const { store, graph } = deps;

  /** Out: what was read, or why not. `tooLate`: in another stage by now than the one that was shown. */
  const readMissing = async (profile: ProfileRow, approvalIds: readonly string[]) => {
    const rows = await store.approvals.bulkGet(approvalIds.map((id) => [profile.profile, id]));
    const unread = rows.flatMap((row) => (row?.isStageUnread ? [row.id] : []));
    const read = await readStages(graph, profile, unread);
    if (unread.length > 0) await storeStages(store, profile.profile, read);
    const shown = new Map(rows.map((row) => [row?.id, row?.stageId]));
    return new Map(
      [...read].map(([id, stages]) => {
        const was = shown.get(id);
        const hasMoved = stages.ok && was && stages.value.stage && was !== stages.value.stage.id;
        return [id, hasMoved ? fail({ kind: 'tooLate', what: 'stage' }) : stages] as const;
      }),
    );
  };

  const readGiven = async (profile: ProfileRow, queue: readonly Waiting[]) => {
    const asked = new Map(queue.flatMap(({ request: { accessPackage: of } }) => (of ? [[of.id, of]] : [])));
    const packages = [...asked.values()].map(({ id, displayName }) => ({ accessPackageId: id, displayName }));
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
      await guarded(async () => {
        await noteWaiting(store, profile.profile, list, deps.clock.now());
        // An approver may mostly not read what a package gives. Those who may request it can; a refusal holds for a day.
        await readGiven(profile, queue.value);
        await readJobs(
          deps,
          profile,
          list.map(({ id }) => id),
        );
      });
      return ok();
    },

    async readStages(profile, approvalIds) {
      const read = await guarded(async () => {
        await readMissing(profile, approvalIds);
        await readJobs(deps, profile, approvalIds);
      });
      return read.ok ? ok() : read;
    },

    async decide(profile, decision) {
      const read = await guarded(() => readMissing(profile, decision.approvalIds));
      if (!read.ok) return read;
      await deps.arm();
      return guarded(() => putDown(deps, profile.profile, decision, read.value));
    },

    undo: ({ profile }, approvalIds) => guarded(() => takeBack(store, profile, approvalIds)),
  };
}
