import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Stages, Waiting } from '../../../lib/approvals/queue.ts';
import { storeQueue, storeStages } from '../../../lib/approvals/storeQueue.ts';
import type { PolicyStage } from '../../../lib/entitlement/approval.ts';
import type { GraphApprovalStage } from '../../../lib/graph/approvalShapes.ts';
import { ok } from '../../../lib/platform/failure.ts';
import type { Store } from '../../../lib/store/database.ts';
import type { ApprovalRow } from '../../../lib/store/rows.ts';
import { person } from '../requests/people.ts';
import { testStore } from '../store/testStore.ts';
import { endedStage, stage, waitingRequest } from './graphRequest.ts';

const { profile } = person();
const hour = 3_600_000;
const now = Date.UTC(2026, 10, 22);

let store: Store;
beforeEach(() => {
  ({ store } = testStore());
});

const inStage = (id?: string): Waiting => ({
  request: waitingRequest(),
  ...(id !== undefined && { stage: stage({ id, displayName: id }) }),
});

/** The row after the queue was read twice, with something done to it in between. */
async function readTwice(first: Waiting, done: Partial<ApprovalRow>, second?: Waiting, at = now) {
  await storeQueue(store, profile, [first], now);
  await store.approvals.update([profile, 'approval-1'], done);
  await storeQueue(store, profile, second ? [second] : [], at);
  return store.approvals.get([profile, 'approval-1']);
}

describe('a request that comes back in its second stage', () => {
  it.each(['deciding', 'approved', 'denied', 'alreadyDecided', 'failed', 'waiting'] as const)(
    'waits for a decision in that one, when the first is %s',
    async (state) => {
      const row = await readTwice(inStage('first'), { state }, inStage('second'));
      expect(row).toMatchObject({ state: 'waiting', stageId: 'second', stageName: 'second' });
    },
  );
});

describe('a request that is listed in the stage that was decided here', () => {
  it.each(['deciding', 'approved', 'denied', 'alreadyDecided'] as const)('stays %s', async (state) => {
    expect(await readTwice(inStage('first'), { state }, inStage('first'))).toMatchObject({ state });
    // A list without stages can't tell that it is another one.
    expect(await readTwice(inStage('first'), { state }, inStage())).toMatchObject({
      state,
      stageId: 'first',
    });
  });

  it('waits again where deciding failed, and says why', async () => {
    const failure = { kind: 'tooLate', what: 'decision' } as const;
    const row = await readTwice(inStage('first'), { state: 'failed', failure }, inStage('first'));
    expect(row).toMatchObject({ state: 'waiting', failure });
    for (const stage of ['first', undefined, 'first']) {
      await storeQueue(store, profile, [inStage(stage)], now);
      expect(await store.approvals.get([profile, 'approval-1'])).toMatchObject({ failure });
    }
    await storeQueue(store, profile, [inStage('second')], now);
    expect(await store.approvals.get([profile, 'approval-1'])).not.toHaveProperty('failure');
    expect(await readTwice(inStage('first'), { state: 'failed' }, inStage('first'))).not.toHaveProperty(
      'failure',
    );
  });

  it('has what Graph says by now, while it waits', async () => {
    expect(await readTwice(inStage(), {}, inStage('first'))).toMatchObject({ stageId: 'first' });
  });
});

describe('a request whose stages are read late', () => {
  const day = 24 * hour;
  const limits = { durationBeforeAutomaticDenial: 'P2D', isApproverJustificationRequired: false };
  const unread: Waiting = {
    request: waitingRequest({ createdAt: 1, policyStages: [limits, limits] }),
    isUnread: true,
  };
  const first = stage({ id: 'first', displayName: 'Leads' });
  const second = stage({ id: 'second', isInProgress: false, assignedToMe: false });
  const rowNow = () => store.approvals.get([profile, 'approval-1']);
  const readLate = async (read: Stages) => {
    await storeStages(store, profile, new Map([['approval-1', ok(read)]]));
    return rowNow();
  };
  const known = {
    stageId: 'first',
    stageName: 'Leads',
    step: { number: 1, of: 2 },
    earlier: [],
    decideBy: 2 * day + 1,
  };

  it('keeps what is known of them while the queue is read again, and has them read again', async () => {
    await storeQueue(store, profile, [unread], now);
    expect(await readLate({ stage: first, stages: [first, second] })).toMatchObject(known);
    expect(await rowNow()).not.toHaveProperty('isStageUnread');
    const failure = { kind: 'tooLate', what: 'decision' } as const;
    await store.approvals.update([profile, 'approval-1'], { state: 'failed', failure });
    await storeQueue(store, profile, [unread], now + 1);
    const again = { ...known, isStageUnread: true, state: 'waiting', failure, asOf: now + 1 };
    expect(await rowNow()).toMatchObject(again);
  });

  it('has nothing of the former stage once it is in another, or in none that is this person’s', async () => {
    await storeQueue(store, profile, [unread], now);
    await readLate({ stage: first, stages: [first, second] });
    await storeQueue(store, profile, [unread], now);
    const over = endedStage('Approved', { id: 'first' });
    const next = await readLate({ stage: stage({ id: 'second', displayName: '' }), stages: [over, second] });
    expect(next).toMatchObject({ stageId: 'second', stageName: '', step: { number: 2, of: 2 } });
    expect(next).not.toHaveProperty('decideBy'); // nobody says when the first one ended
    await storeQueue(store, profile, [unread], now);
    const none = await readLate({});
    for (const name of Object.keys(known)) expect(none).not.toHaveProperty(name);
  });
});

describe('a request that is not listed any more', () => {
  it.each([
    ['waiting', 0, false],
    ['failed', 0, false],
    ['deciding', 48 * hour, true],
    ['approved', 12 * hour - 1, true],
    ['approved', 12 * hour, false],
    ['denied', 12 * hour - 1, true],
    ['alreadyDecided', 12 * hour, false],
  ] as const)('and is %s, %i ms later: kept %s', async (state, later, isKept) => {
    const row = await readTwice(inStage('first'), { state }, undefined, now + later);
    expect(row !== undefined).toBe(isKept);
  });
});

describe('the stage that is to be decided', () => {
  const mine = stage({ id: 'mine' });
  const next = stage({ id: 'next', isInProgress: false, assignedToMe: false });
  const approved = endedStage('Approved', {
    id: 'a',
    reviewer: 'Megan',
    reviewedAt: 2,
    justification: 'Fine',
  });
  const again = endedStage('approved', { id: 'b', reviewer: 'Diego', reviewedAt: 1 });
  const storedFrom = async (stages: Waiting['stages']) => {
    await storeQueue(
      store,
      profile,
      [{ request: waitingRequest(), stage: mine, ...(stages && { stages }) }],
      now,
    );
    return store.approvals.get([profile, 'approval-1']);
  };

  it.each([
    ['one of one', [mine], { number: 1, of: 1 }],
    ['the first of two', [mine, next], { number: 1, of: 2 }],
    ['the second of three', [approved, mine, next], { number: 2, of: 3 }],
    ['the third of three, however they are listed', [mine, approved, again], { number: 3, of: 3 }],
    ['the second of two, though one is listed twice', [approved, approved, mine], { number: 2, of: 2 }],
  ])('is %s', async (_name, stages, step) => {
    expect((await storedFrom(stages))?.step).toEqual(step);
  });

  it('comes after what was decided before, the earliest first', async () => {
    expect((await storedFrom([mine, approved, again]))?.earlier).toEqual([
      { by: 'Diego', isApproved: true, reason: '', at: 1 },
      { by: 'Megan', isApproved: true, reason: 'Fine', at: 2 },
    ]);
  });

  const day = 24 * hour;
  const ofPolicy = (days: number | undefined, isApproverJustificationRequired = false): PolicyStage => ({
    durationBeforeAutomaticDenial: days === undefined ? '' : `P${days}D`,
    isApproverJustificationRequired,
  });
  it.each<[string, GraphApprovalStage[], PolicyStage[] | undefined, number | undefined]>([
    ['its time after the request, in the first', [mine, next], [ofPolicy(4), ofPolicy(1)], 4 * day + 1],
    ['its time after the decision before', [mine, approved], [ofPolicy(1), ofPolicy(2)], 2 * day + 2],
    ['nobody knows when where the service added one', [mine, next], [ofPolicy(4)], undefined],
    ['nobody knows when where the policy doesn’t say', [mine], [ofPolicy(undefined)], undefined],
    [
      'nobody knows when where Graph doesn’t say when the last one ended',
      [endedStage('Approved', { id: 'a' }), mine],
      [ofPolicy(1), ofPolicy(1)],
      undefined,
    ],
    ['nobody knows when where the policy can’t be read', [mine], undefined, undefined],
  ])('ends %s', async (_name, stages, policyStages, decideBy) => {
    const request = waitingRequest({ createdAt: 1, ...(policyStages && { policyStages }) });
    await storeQueue(store, profile, [{ request, stage: mine, stages }], now);
    expect((await store.approvals.get([profile, 'approval-1']))?.decideBy).toBe(decideBy);
  });

  it('takes a reason where its own stage of the policy asks for one', async () => {
    const asks = async (...policyStages: PolicyStage[]) => {
      const stages = [approved, mine];
      await storeQueue(
        store,
        profile,
        [{ request: waitingRequest({ policyStages }), stage: mine, stages }],
        now,
      );
      return (await store.approvals.get([profile, 'approval-1']))?.isJustificationRequired;
    };
    expect(await asks(ofPolicy(1), ofPolicy(1, true))).toBe(true);
    expect(await asks(ofPolicy(1, true), ofPolicy(1))).toBe(false);
  });

  it('is not counted where stages can’t be read', async () => {
    await storeQueue(store, profile, [{ request: waitingRequest() }], now);
    expect(await store.approvals.get([profile, 'approval-1'])).not.toHaveProperty('step');
  });
});
