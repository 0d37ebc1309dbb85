import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../unit/graph/world.ts';
import { queueOf } from './queueOf.ts';

describe('a queue of 500', () => {
  it.each([
    ['refused', 30],
    ['works', 30],
  ] as const)(
    'is read in few calls where its list with stages %s',
    async (stagesExpand, most) => {
      const { approvals, me, cost, rows } = await queueOf(500, { switches: { stagesExpand } });
      unwrap(await approvals.openQueue(me));
      const { calls, evaluated } = cost();
      expect(calls, `${evaluated} evaluated requests`).toBeLessThanOrEqual(most);
      const read = await rows();
      expect(read).toHaveLength(500);
      expect(read.filter(({ stageId }) => stageId).length).toBe(stagesExpand === 'works' ? 500 : 40);
      const late = read.filter(({ isStageUnread }) => isStageUnread).map(({ id }) => id);
      await approvals.readStages(me, late.slice(0, 20));
      expect(cost().calls).toBe(late.length === 0 ? 0 : 1);
    },
    60_000,
  );

  it('has a hundred decided in few calls, all of them, whether or not their stages were read', async () => {
    const { approvals, me, cost, rows, send, states, core } = await queueOf(130);
    unwrap(await approvals.openQueue(me));
    const ids = (await rows()).map(({ id }) => id).slice(0, 100);
    await approvals.readStages(me, ids);
    cost();
    const decision = { approvalIds: ids, decision: 'Approve', justification: 'Fine' } as const;
    expect(unwrap(await approvals.decide(me, decision))).toEqual({ left: [] });
    await send();
    expect(cost().calls).toBeLessThanOrEqual(7);
    const { approved, waiting } = await states();
    expect([approved?.length, waiting?.length]).toEqual([100, 30]);
    const rest = { ...decision, approvalIds: (waiting ?? []).map(({ id }) => id) };
    expect(unwrap(await approvals.decide(me, rest))).toEqual({ left: [] });
    await send();
    expect((await states()).approved).toHaveLength(130);
    const decided = core.log.rows().flatMap(({ effect }) => (effect?.startsWith('decide') ? [effect] : []));
    expect(new Set(decided).size).toBe(130);
    expect(decided).toHaveLength(130);
  }, 60_000);
});

it('a queue that is read again keeps what was read late of its stages, and decides in those of now', async () => {
  const { approvals, me, rows, send, states, core } = await queueOf(60);
  unwrap(await approvals.openQueue(me));
  const late = (await rows()).filter(({ isStageUnread }) => isStageUnread).map(({ id }) => id);
  expect(late).toHaveLength(20);
  unwrap(await approvals.readStages(me, late));
  const seen = (await rows()).map(({ id, stageId, step }) => ({ id, stageId, step }));
  expect(seen.filter(({ stageId, step }) => stageId && step)).toHaveLength(60);
  unwrap(await approvals.openQueue(me));
  expect((await rows()).map(({ id, stageId, step }) => ({ id, stageId, step }))).toEqual(seen);
  const decision = { approvalIds: late, decision: 'Approve', justification: '' } as const;
  core.faults.add({ path: '*/stages', method: 'GET', kind: 'dropBefore' });
  const [first = ''] = late;
  expect(unwrap(await approvals.decide(me, { ...decision, approvalIds: [first] }))).toEqual({
    left: [{ approvalId: first, failure: { kind: 'offline' } }],
  });
  core.faults.clear();
  expect(unwrap(await approvals.decide(me, decision))).toEqual({ left: [] });
  await send();
  expect(await states()).toMatchObject({ approved: { length: 20 }, waiting: { length: 40 } });
}, 60_000);

it('a queue that can’t be read again changes nothing of what was read, and decides nothing', async () => {
  const { approvals, me, rows, core } = await queueOf(130);
  unwrap(await approvals.openQueue(me));
  const before = await rows();
  core.faults.add({ path: '*filterByCurrentUser*', kind: 'status', status: 500, times: 2 });
  expect(await approvals.openQueue(me)).toMatchObject({ ok: false, failure: { kind: 'unexpected' } });
  expect(await rows()).toEqual(before);
  expect(core.log.rows().filter(({ effect }) => effect?.startsWith('decide'))).toEqual([]);
});

describe('forty decided at once', () => {
  it('each come to their own end: some fail, one was decided elsewhere, and none is passed over', async () => {
    const { approvals, me, rows, send, states, core, world } = await queueOf(40);
    unwrap(await approvals.openQueue(me));
    const ids = (await rows()).map(({ id }) => id);
    const last = (await rows()).at(-1);
    const [elsewhere] = await world.graph.decideStages(me, [
      { approvalId: last?.id ?? '', stageId: last?.stageId ?? '', decision: 'Deny', justification: '' },
    ]);
    unwrap(elsewhere ?? { ok: false, failure: 'none' });
    core.faults.add({
      path: '*/stages/*',
      method: 'PATCH',
      kind: 'status',
      status: 403,
      times: 3,
      inBatch: true,
    });
    const decision = { approvalIds: ids, decision: 'Approve', justification: '' } as const;
    expect(unwrap(await approvals.decide(me, decision))).toEqual({ left: [] });
    await send();
    const { approved, failed, alreadyDecided, ...others } = await states();
    expect([approved?.length, failed?.length, alreadyDecided?.length]).toEqual([36, 3, 1]);
    expect(others).toEqual({});
  });

  it('are all sent where one batch meets a pause, and none twice', async () => {
    const { approvals, me, desk, rows, send, states, core } = await queueOf(40);
    unwrap(await approvals.openQueue(me));
    const ids = (await rows()).map(({ id }) => id);
    core.faults.add({
      path: '*/stages/*',
      method: 'PATCH',
      kind: 'status',
      status: 429,
      retryAfterSeconds: 60,
      times: 1,
      inBatch: true,
    });
    unwrap(await approvals.decide(me, { approvalIds: ids, decision: 'Deny', justification: '' }));
    await send();
    expect(await states()).toMatchObject({ denied: { length: 19 }, deciding: { length: 21 } });
    core.clock.advance(61_000);
    await desk.engine.wake();
    expect(await states()).toMatchObject({ denied: { length: 40 } });
    const decided = core.log.rows().filter(({ effect }) => effect?.startsWith('decide'));
    expect(decided).toHaveLength(40);
  });

  it.each(['dropBefore', 'dropAfter'] as const)(
    'are found out about where the answer is lost: %s',
    async (kind) => {
      const { approvals, me, desk, rows, send, states, core } = await queueOf(20);
      unwrap(await approvals.openQueue(me));
      const ids = (await rows()).map(({ id }) => id);
      core.faults.add({ path: '*/$batch', kind, times: 1 });
      unwrap(await approvals.decide(me, { approvalIds: ids, decision: 'Approve', justification: '' }));
      const batches = () => core.log.rows().filter(({ path }) => path.endsWith('$batch')).length;
      const before = batches();
      await send();
      // Sent, looked up in one call, and sent again if it never arrived.
      expect(batches() - before).toBe(kind === 'dropBefore' ? 3 : 2);
      expect(core.faults.list()).toEqual([]);
      core.clock.advance(60_000);
      await desk.engine.wake();
      expect(await states()).toMatchObject({ approved: { length: 20 } });
      const decided = core.log.rows().filter(({ effect }) => effect?.startsWith('decide'));
      expect(decided).toHaveLength(20);
    },
  );

  it('are taken back, but for those that were sent', async () => {
    const { approvals, me, rows, states } = await queueOf(40);
    unwrap(await approvals.openQueue(me));
    const ids = (await rows()).map(({ id }) => id);
    unwrap(await approvals.decide(me, { approvalIds: ids, decision: 'Deny', justification: '' }));
    expect(await states()).toMatchObject({ deciding: { length: 40 } });
    expect(unwrap(await approvals.undo(me, ids))).toEqual({ left: [] });
    expect(await states()).toMatchObject({ waiting: { length: 40 } });
  });
});
