import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDecideSender } from '../../../lib/approvals/decideSender.ts';
import { decisionCommand } from '../../../lib/approvals/decisionCommand.ts';
import { storeQueue } from '../../../lib/approvals/storeQueue.ts';
import type { WriteResult } from '../../../lib/graph/api.ts';
import type { GraphApprovalStage } from '../../../lib/graph/approvalShapes.ts';
import { type Failure, fail, ok } from '../../../lib/platform/failure.ts';
import type { Store } from '../../../lib/store/database.ts';
import type { ApprovalRow } from '../../../lib/store/rows.ts';
import type { CommandRow, Verdict } from '../../../lib/sync/command.ts';
import { person } from '../requests/people.ts';
import { testStore } from '../store/testStore.ts';
import { endedStage, stage, waitingRequest } from './graphRequest.ts';

const { profile } = person();
const now = Date.UTC(2026, 10, 22);
const clock = { now: () => now };
/** The stage that the person decided, of a request that has two. */
const decidedStage = 'stage-2';

let store: Store;
beforeEach(async () => {
  ({ store } = testStore());
  await storeQueue(store, profile, [{ request: waitingRequest(), stage: stage({ id: decidedStage }) }], now);
  await store.approvals.update([profile, 'approval-1'], { state: 'deciding' });
});

const command = (decision: 'Approve' | 'Deny') =>
  decisionCommand(
    profile,
    {
      kind: 'decideApproval',
      approvalId: 'approval-1',
      stageId: decidedStage,
      decision,
      justification: 'Fine',
    },
    now,
  ) as CommandRow<'decideApproval'>; // its command is of this kind

const done = { ok: true, value: undefined } as const;

interface Answers {
  stages?: GraphApprovalStage[] | Failure;
  decided?: WriteResult<undefined>;
}

const senderOn = ({ stages = [], decided = done }: Answers) =>
  createDecideSender({
    store,
    clock,
    local: clock,
    random: () => 0.5,
    graph: {
      approvalStages: async () => [Array.isArray(stages) ? ok(stages) : fail(stages)],
      decideStages: async (_profile, decisions) => decisions.map(() => decided),
    },
  });

/** `go` and the like, or what the row says once the verdict is written. */
async function toldBy(verdict: Verdict, decision: 'Approve' | 'Deny'): Promise<string | undefined> {
  if (verdict.kind !== 'done') return verdict.kind;
  await verdict.apply(command(decision));
  const row: ApprovalRow | undefined = await store.approvals.get([profile, 'approval-1']);
  return row?.state;
}

async function found(decision: 'Approve' | 'Deny', stages: GraphApprovalStage[] | Failure) {
  return toldBy(await senderOn({ stages }).lookUp(person(), command(decision)), decision);
}

const own = (reviewResult: string) => endedStage(reviewResult, { id: decidedStage });
const other = (reviewResult: string) => endedStage(reviewResult, { id: 'stage-1' });

it('that is answered when its request waits here in the next stage leaves that stage alone', async () => {
  await store.approvals.update([profile, 'approval-1'], { stageId: 'stage-3', state: 'waiting' });
  const verdict = await senderOn({}).call(person(), command('Approve'));
  expect(await toldBy(verdict, 'Approve')).toBe('waiting');
});

describe('a decision whose answer was lost', () => {
  it.each([
    ['Approve', 'Approved', 'approved'],
    ['Deny', 'Denied', 'denied'],
    ['Approve', 'APPROVED', 'approved'],
  ] as const)('to %s is one’s own when its stage says %s', async (decision, result, state) => {
    expect(await found(decision, [own(result)])).toBe(state);
  });

  it.each([
    ['Approve', 'Denied'],
    ['Deny', 'Approved'],
    ['Approve', 'NotReviewed'],
    ['Deny', 'NotReviewed'],
    ['Approve', ''],
  ] as const)('to %s is somebody else’s when its stage says %s', async (decision, result) => {
    expect(await found(decision, [own(result)])).toBe('alreadyDecided');
  });

  it('is somebody else’s where Graph says that they decided the same', async () => {
    const by = (reviewerId: string) => endedStage('Approved', { id: decidedStage, reviewerId });
    expect(await found('Approve', [by(person().oid.toUpperCase())])).toBe('approved');
    expect(await found('Approve', [by('somebody')])).toBe('alreadyDecided');
  });

  it('is read off its own stage, wherever that stands in the list', async () => {
    for (const stages of [
      [other('Approved'), own('Denied')],
      [own('Denied'), other('Approved')],
    ]) {
      expect(await found('Approve', stages)).toBe('alreadyDecided');
      expect(await found('Deny', stages)).toBe('denied');
    }
  });

  it('is sent again while its own stage is open, and for no other that is', async () => {
    const open = stage({ id: decidedStage });
    expect(await found('Approve', [other('Approved'), open])).toBe('go');
    expect(await found('Approve', [open, stage({ id: 'stage-3', isInProgress: false })])).toBe('go');
    expect(await found('Approve', [own('Denied'), stage({ id: 'stage-3' })])).toBe('alreadyDecided');
  });

  it('is nobody’s where its stage is not there any more', async () => {
    expect(await found('Approve', [other('Approved')])).toBe('alreadyDecided');
    expect(await found('Approve', [])).toBe('alreadyDecided');
  });

  it('is sent again where stages may not be read, and looked up again where they can’t be just now', async () => {
    expect(await found('Approve', { kind: 'forbidden' })).toBe('go');
    expect(await found('Approve', { kind: 'gone' })).toBe('go');
    expect(await found('Approve', { kind: 'offline' })).toBe('lost');
  });
});

describe('a decision that was answered', () => {
  it.each([
    ['Approve', 'approved'],
    ['Deny', 'denied'],
  ] as const)('%s: %s', async (decision, state) => {
    const row = command(decision);
    expect(await toldBy(await senderOn({}).call(person(), row), decision)).toBe(state);
  });

  it('is not told as one’s own where somebody was first', async () => {
    const decided = { ok: false, maybe: false, failure: { kind: 'alreadyDecided' } } as const;
    const verdict = await senderOn({ decided }).call(person(), command('Approve'));
    expect(await toldBy(verdict, 'Approve')).toBe('alreadyDecided');
  });
});
