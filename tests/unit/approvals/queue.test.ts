import { describe, expect, it } from 'vitest';
import { readQueue } from '../../../lib/approvals/queue.ts';
import type { GraphRequest } from '../../../lib/graph/api.ts';
import type { GraphApprovalStage } from '../../../lib/graph/approvalShapes.ts';
import { type Failure, fail, ok } from '../../../lib/platform/failure.ts';
import { person } from '../requests/people.ts';
import { endedStage, stage, waitingRequest } from './graphRequest.ts';

type Scope = 'employee' | 'approver';
type Lists = Partial<Record<Scope, GraphRequest[] | Failure>>;

/** Graph with these lists, and the same stages for each request. */
function graphWith(lists: Lists, stages: GraphApprovalStage[] | Failure = []) {
  const asked: Scope[] = [];
  return {
    asked,
    requestsToApprove: async (_profile: unknown, as: Scope) => {
      asked.push(as);
      const list = lists[as] ?? [];
      return Array.isArray(list) ? ok(list) : fail(list);
    },
    stagesOfQueue: async () => ok([]),
    approvalStages: async (_profile: unknown, ids: readonly string[]) =>
      ids.map(() => (Array.isArray(stages) ? ok(stages) : fail(stages))),
  };
}

async function stageOf(stages: GraphApprovalStage[] | Failure): Promise<string | undefined> {
  const queue = await readQueue(graphWith({ approver: [waitingRequest()] }, stages), person());
  return queue.ok ? queue.value[0]?.stage?.id : 'not read';
}

describe('the stage that may be decided here', () => {
  const mine = stage({ id: 'mine' });
  const theirs = stage({ id: 'theirs', assignedToMe: false });
  it.each([
    ['is one’s own, before somebody else’s', [mine, theirs]],
    ['is one’s own, after somebody else’s', [theirs, mine]],
    ['is the open one, after one that was one’s own', [endedStage('Approved', { id: 'first' }), mine]],
    ['is the open one, before one that is to come', [mine, stage({ id: 'next', isInProgress: false })]],
  ])('%s', async (_name, stages) => {
    expect(await stageOf(stages)).toBe('mine');
  });

  it.each([
    ['somebody else decides', [theirs]],
    ['one’s own is over and somebody else’s is open', [endedStage('Approved'), theirs]],
    ['one’s own has not begun', [stage({ status: 'NotStarted', isInProgress: false })]],
    ['there are none', []],
    ['they can’t be read', { kind: 'forbidden' } satisfies Failure],
  ])('is none where %s', async (_name, stages) => {
    expect(await stageOf(stages)).toBeUndefined();
  });

  it('is read later where that fails just now, and is no link then', async () => {
    const queueOf = (failure: Failure) =>
      readQueue(graphWith({ approver: [waitingRequest()] }, failure), person());
    const unread = ok([{ request: waitingRequest(), isUnread: true }]);
    expect(await queueOf({ kind: 'offline' })).toEqual(unread);
    expect(await queueOf({ kind: 'throttled', until: 1 })).toEqual(unread);
    expect(await queueOf({ kind: 'forbidden' })).toEqual(ok([{ request: waitingRequest() }]));
  });
});

describe('the queue', () => {
  it('has each request once, however many there are', async () => {
    const list = Array.from({ length: 11 }, (_, index) => waitingRequest({ id: `approval-${index}` }));
    const queue = await readQueue(graphWith({ approver: list }, [stage()]), person());
    expect(queue.ok && queue.value.map(({ request }) => request.id)).toEqual(list.map(({ id }) => id));
  });

  it.each<Failure>([
    { kind: 'notConfigured' },
    { kind: 'consentNeeded', scopes: [] },
    { kind: 'forbidden' },
    { kind: 'signInRefused' },
    { kind: 'interactionRequired' },
    { kind: 'signedOut' },
  ])(
    'is read under the lower scope, without stages, where the approver’s is not to be had: %o',
    async (why) => {
      const employee = [waitingRequest()];
      const degraded = graphWith({ approver: why, employee }, [stage()]);
      expect(await readQueue(degraded, person())).toEqual(ok([{ request: employee[0] }]));
    },
  );

  it('is not read again under it where the network fails', async () => {
    const employee = [waitingRequest()];
    const offline = graphWith({ approver: { kind: 'offline' }, employee });
    expect(await readQueue(offline, person())).toEqual(fail({ kind: 'offline' }));
    expect(offline.asked).toEqual(['approver']);
  });

  it('that neither scope shows says what the person can mend', async () => {
    const neither = graphWith({ approver: { kind: 'interactionRequired' }, employee: { kind: 'forbidden' } });
    expect(await readQueue(neither, person())).toEqual(fail({ kind: 'interactionRequired' }));
  });
});
