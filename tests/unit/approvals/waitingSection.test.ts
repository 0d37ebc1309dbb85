import { beforeEach, describe, expect, it } from 'vitest';
import { storeQueue } from '../../../lib/approvals/storeQueue.ts';
import { countToDecide, noteWaiting } from '../../../lib/approvals/waiting.ts';
import {
  createWaitingSection,
  nextCountAt,
  type ToDecideAnnouncement,
} from '../../../lib/approvals/waitingSection.ts';
import type { GraphRequest } from '../../../lib/graph/api.ts';
import { type Failure, fail, ok } from '../../../lib/platform/failure.ts';
import { createDesk, type Desk } from '../requests/desk.ts';
import { person } from '../requests/people.ts';
import { createTestClock, type TestClock } from '../sync/testClock.ts';
import { waitingRequest } from './graphRequest.ts';

const me = person();
const minute = 60_000;
const hour = 60 * minute;

let clock: TestClock;
let desk: Desk;
let listed: GraphRequest[] | Failure;
let told: ToDecideAnnouncement[];
let isOn: boolean;

beforeEach(async () => {
  clock = createTestClock();
  desk = await createDesk({ graph: {}, clock });
  [listed, told, isOn] = [[], [], true];
});

const section = () =>
  createWaitingSection({
    store: desk.store,
    clock,
    graph: { requestsToApprove: async () => (Array.isArray(listed) ? ok(listed) : fail(listed)) },
    announce: async (news) => void told.push(news),
    isEnabled: async () => isOn,
  });

const from = (id: string) =>
  waitingRequest({
    id,
    requestor: { displayName: 'Lynne', principalName: 'lynne@contoso.com' },
    accessPackage: { id: 'p', displayName: 'Payroll' },
  });

/** One count, as the engine runs it. */
async function count(...list: GraphRequest[]) {
  listed = list;
  const done = await section().run(me, await desk.store.sync.get([me.profile, 'approvals']));
  if (!done.ok) throw new Error(done.failure.kind);
  const { cursor } = done.value;
  const now = clock.now();
  const row = {
    profile: me.profile,
    section: 'approvals',
    lastSuccessAt: now,
    dueAt: 0,
    failures: 0,
    cursor,
  };
  await desk.store.sync.put(row);
}

describe('an approver', () => {
  it('is told once of each batch: of one by name, of several by their number', async () => {
    await count(from('a'));
    await count(from('a'));
    await count(from('a'), from('b'), from('c'));
    expect(told.map(({ count, only }) => [count, only?.requestor])).toEqual([
      [1, 'Lynne'],
      [2, undefined],
    ]);
  });

  it('is told nothing of what they saw in the queue, or counted themselves', async () => {
    await storeQueue(desk.store, me.profile, [{ request: from('seen') }], clock.now());
    await noteWaiting(desk.store, me.profile, [from('counted')], clock.now());
    await count(from('seen'), from('counted'));
    expect(told).toEqual([]);
  });

  it('is told once, a day before, of what nobody decided: one notification for all', async () => {
    const queue = ['a', 'b', 'late'].map((id) => ({ request: from(id) }));
    await storeQueue(desk.store, me.profile, queue, clock.now());
    const decideBy = clock.now() + 30 * hour;
    for (const id of ['a', 'b']) await desk.store.approvals.update([me.profile, id], { decideBy });
    await desk.store.approvals.update([me.profile, 'late'], { decideBy: decideBy + 24 * hour });
    const list = queue.map(({ request }) => request);
    const kinds = () => told.map(({ kind, count }) => `${kind} ${count}`);
    for (const passed of [5, 2, 1, 1, 24]) {
      clock.advance(passed * hour);
      await count(...list);
    }
    expect(kinds()).toEqual(['expiring 2', 'expiring 1']);
  });

  it('is not told that something expires which they decided, saw since, or which is not listed', async () => {
    const queue = ['decided', 'gone', 'seen'].map((id) => ({ request: from(id) }));
    await storeQueue(desk.store, me.profile, queue, clock.now());
    const decideBy = clock.now() + 25 * hour;
    for (const id of ['decided', 'gone', 'seen'])
      await desk.store.approvals.update([me.profile, id], { decideBy });
    await desk.store.approvals.update([me.profile, 'decided'], { state: 'deciding' });
    clock.advance(2 * hour);
    await noteWaiting(desk.store, me.profile, [from('seen'), from('decided')], clock.now());
    clock.advance(minute);
    await count(from('decided'), from('seen'));
    expect(told).toEqual([]);
  });

  it('is told once that what they saw need not be decided any more, unless they decided it', async () => {
    const queue = ['elsewhere', 'here', 'open'].map((id) => ({ request: from(id) }));
    await storeQueue(desk.store, me.profile, queue, clock.now());
    await noteWaiting(
      desk.store,
      me.profile,
      queue.map(({ request }) => request),
      clock.now(),
    );
    await count(from('elsewhere'), from('here'), from('open'), from('unseen'));
    await desk.store.approvals.update([me.profile, 'here'], { state: 'approved' });
    told = [];
    await count(from('open'));
    await count(from('open'));
    expect(told.map(({ kind, count }) => [kind, count])).toEqual([['noLongerToDecide', 1]]);
  });

  it('has a number that sinks with each decision, also while it is being sent', async () => {
    await storeQueue(desk.store, me.profile, [{ request: from('a') }, { request: from('b') }], clock.now());
    await count(from('a'), from('b'), from('c'));
    expect(await countToDecide(desk.store, me.profile)).toBe(3);
    await desk.store.approvals.update([me.profile, 'a'], { state: 'deciding' });
    await desk.store.approvals.update([me.profile, 'b'], { state: 'failed' });
    expect(await countToDecide(desk.store, me.profile)).toBe(2);
  });

  it('who has switched it off, or is signed out, is not counted for', async () => {
    expect(await section().dueAt(me, undefined, clock.now())).toBeDefined();
    expect(await section().dueAt({ ...me, session: 'needsSignIn' }, undefined, clock.now())).toBeUndefined();
    isOn = false;
    expect(await section().dueAt(me, undefined, clock.now())).toBeUndefined();
  });

  it('is asked about again tomorrow where Graph doesn’t tell under the low scope; a lost network is a failure', async () => {
    listed = { kind: 'forbidden' };
    expect(await section().run(me, undefined)).toEqual(ok({ cursor: { ids: [], isRefused: true } }));
    listed = { kind: 'offline' };
    expect(await section().run(me, undefined)).toEqual(fail({ kind: 'offline' }));
  });
});

describe('the next count', () => {
  const start = Date.UTC(2026, 10, 23, 9);
  const firsts = Array.from({ length: 400 }, (_, at) => nextCountAt(`person ${at}`, 0, 0, start) - start);

  it('comes at a moment of each approver’s own, over two hours after all have started', () => {
    expect(Math.max(...firsts)).toBeGreaterThan(1.8 * hour);
    expect(firsts.filter((wait) => wait < 10 * minute).length).toBeLessThan(60);
  });

  it.each([
    ['two hours while nothing waits', 0, 2 * hour],
    ['half an hour while something does', 3, 30 * minute],
    ['a day where Graph doesn’t tell', undefined, 24 * hour],
  ])('is within %s', (_name, waiting, most) => {
    const last = nextCountAt('me', 0, waiting, start);
    expect(nextCountAt('me', last, waiting, last)).toBe(last + most);
  });
});
