import { beforeEach, describe, expect, it } from 'vitest';
import { absenceProvesMs } from '../../../../lib/requests/model/timing.ts';
import type { TestClock } from '../../sync/testClock.ts';
import { createDesk, type Desk, letPass } from '../desk.ts';
import { createFakeService, type FakeService } from '../fakeService.ts';
import { person, requestRow } from '../people.ts';
import { createServiceDesk, input } from '../serviceDesk.ts';

const minute = 60_000;

let clock: TestClock;
let service: FakeService;
let desk: Desk;

beforeEach(async () => {
  ({ clock, service, desk } = await createServiceDesk(60_000));
});

const pass = (ms: number) => letPass(ms, clock, desk);
const submits = () => service.calls().filter((call) => call === 'submit').length;

const asked = async () => {
  await desk.requests.submit(person(), input);
  await desk.engine.wake();
  await pass(5 * minute);
  const row = await desk.only();
  expect(row).toMatchObject({ state: 'pendingApproval' });
  return { ...row, graphId: row.graphId ?? '' };
};

const ended = { state: 'failed', failure: { kind: 'noLongerListed' } };

describe('a request that Graph no longer lists', () => {
  it('ends, is told once, and keeps nobody from asking again', async () => {
    const { id, graphId } = await asked();
    service.hide(graphId, true);
    await pass(10 * minute);
    const row = await desk.only();
    expect(row).toMatchObject(ended);
    expect(row.openIntent).toBeUndefined();
    expect(row.timeline.at(-1)).toMatchObject({ state: 'failed', source: 'graph', vanished: true });
    expect(desk.told.map(({ kind }) => kind)).toEqual(['noLongerListed']);
    expect((await desk.requests.submit(person(), input)).ok).toBe(true);
    await desk.engine.wake();
    expect(submits()).toBe(2);
    expect((await desk.requests.erase(person().profile, [id])).ok).toBe(true);
    expect((await desk.only()).id).not.toBe(id);
  });

  it('is looked for again before that is believed, however seldom it was looked at', async () => {
    const { graphId } = await asked();
    clock.advance(3 * 24 * 60 * minute);
    await desk.engine.onAlarm('knock.poll');
    service.hide(graphId, true);
    clock.advance(80 * minute);
    await desk.engine.onAlarm('knock.poll');
    const row = await desk.only();
    expect(row).toMatchObject({ state: 'pendingApproval', missingSince: clock.now() });
    expect(desk.alarms.get('knock.poll')).toBeLessThanOrEqual(absenceProvesMs);
    clock.advance(absenceProvesMs - 1000);
    await desk.engine.runNow('requests', person().profile);
    expect(await desk.only()).toMatchObject({ state: 'pendingApproval' });
    clock.advance(1000);
    await desk.engine.runNow('requests', person().profile);
    expect(await desk.only()).toMatchObject(ended);
  });

  it('is taken back as it is when it is listed again, and never sent again', async () => {
    const { graphId, openIntent } = await asked();
    service.hide(graphId, true);
    await pass(10 * minute);
    expect(await desk.only()).toMatchObject(ended);
    service.hide(graphId, false);
    await pass(10 * minute);
    const row = await desk.only();
    expect(row).toMatchObject({ state: 'pendingApproval', graphId, openIntent });
    expect([row.failure, row.missingSince, submits()]).toEqual([undefined, undefined, 1]);
    service.move(graphId, 'delivered', 'Delivered');
    await pass(15 * minute);
    expect(await desk.only()).toMatchObject({ state: 'delivered' });
  });

  it('absent for a moment is no news', async () => {
    const { graphId } = await asked();
    service.hide(graphId, true);
    await pass(2 * minute);
    service.hide(graphId, false);
    await pass(30 * minute);
    const row = await desk.only();
    expect(row).toMatchObject({ state: 'pendingApproval' });
    expect([row.missingSince, desk.told]).toEqual([undefined, []]);
  });

  it('proves nothing by a list of which a part could not be read, nor by a clock nobody corrected', async () => {
    const { graphId } = await asked();
    service.hide(graphId, true);
    const { myRequests } = service.graph;
    const partly: typeof myRequests = (profile, on, onUnreadable) => {
      onUnreadable?.();
      return myRequests(profile, on);
    };
    for (const [graph, hasLearned] of [
      [{ ...service.graph, myRequests: partly }, true],
      [service.graph, false],
    ] as const) {
      const other = await createDesk({
        graph,
        clock: { now: clock.now, hasLearned: () => hasLearned },
      });
      await other.store.requests.put(requestRow({ graphId: 'gone', changedAt: clock.now() }));
      await letPass(20 * minute, clock, other);
      expect((await other.rows()).map(({ state }) => state)).toEqual(['pendingApproval']);
    }
  });

  it('is over at once when it is cancelled and is not there either', async () => {
    const { id, graphId } = await asked();
    service.hide(graphId, true);
    await desk.requests.cancel(person().profile, id);
    await desk.engine.wake();
    expect(await desk.only()).toMatchObject(ended);
    expect(await desk.store.outbox.count()).toBe(0);
  });

  it('may still come to be listed where it is cancelled in the moment after it was sent', async () => {
    await desk.requests.submit(person(), input);
    await desk.engine.wake();
    const { id, graphId = '' } = await desk.only();
    service.hide(graphId, true);
    await desk.requests.cancel(person().profile, id);
    await desk.engine.wake();
    expect(await desk.only()).toMatchObject({
      graphId,
      failure: { kind: 'goneOrHidden' },
      openIntent: expect.any(String),
    });
  });
});

describe('a lost answer', () => {
  it('is not sent again while a part of the list cannot be read, and goes back to the person in the end', async () => {
    service = createFakeService({ clock, listLagMs: 20_000, mishaps: ['504 after'] });
    const { myRequests } = service.graph;
    const unreadable: typeof myRequests = async (_profile, _on, onUnreadable) => {
      onUnreadable?.();
      return { ok: true, value: [] };
    };
    desk = await createDesk({ graph: { ...service.graph, myRequests: unreadable }, clock });
    await desk.requests.submit(person(), input);
    await desk.engine.wake();
    await pass(10 * minute);
    expect(await desk.only()).toMatchObject({ state: 'sending' });
    await pass(10 * minute);
    expect(submits()).toBe(1);
    expect(await desk.only()).toMatchObject({ state: 'draft', failure: { why: 'expired' } });
    expect(await desk.store.outbox.count()).toBe(0);
  });
});
