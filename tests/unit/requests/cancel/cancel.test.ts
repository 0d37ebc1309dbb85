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
  ({ clock, service, desk } = await createServiceDesk(20_000));
});

const pass = (ms: number, step?: number) => letPass(ms, clock, desk, step);

describe('cancelling', () => {
  it('before it left: nothing remains', async () => {
    await desk.requests.submit(person(), input);
    const { id } = await desk.only();
    expect(await desk.requests.cancel(person().profile, id)).toEqual({ ok: true, value: undefined });
    await desk.engine.wake();
    expect([await desk.rows(), await desk.store.outbox.count(), service.requests()]).toEqual([[], 0, []]);
  });

  it('after: in Graph, once, and the lagging list does not bring it back', async () => {
    await desk.requests.submit(person(), input);
    await desk.engine.wake();
    const { id } = await desk.only();
    await Promise.all([1, 2].map(() => desk.requests.cancel(person().profile, id)));
    await desk.engine.wake();
    await pass(2 * minute);
    expect(await desk.only()).toMatchObject({ state: 'canceled' });
    expect(service.calls().filter((call) => call === 'cancel')).toHaveLength(1);
  });

  it('while it is not known whether it arrived: found, then cancelled; never sent again', async () => {
    service = createFakeService({ clock, listLagMs: 20_000, mishaps: ['504 after'] });
    desk = await createDesk({ graph: service.graph, clock });
    await desk.requests.submit(person(), input);
    await desk.engine.wake();
    const { id } = await desk.only();
    expect((await desk.requests.cancel(person().profile, id)).ok).toBe(true);
    await pass(3 * minute);
    expect(await desk.only()).toMatchObject({ state: 'canceled' });
    expect(service.requests().map((request) => request.state)).toEqual(['canceled']);
  });

  it('while it never arrived: ends without a second try', async () => {
    service = createFakeService({ clock, listLagMs: 20_000, mishaps: ['dropBefore'] });
    desk = await createDesk({ graph: service.graph, clock });
    await desk.requests.submit(person(), input);
    await desk.engine.wake();
    const { id } = await desk.only();
    await desk.requests.cancel(person().profile, id);
    await pass(3 * minute);
    expect(service.requests()).toEqual([]);
    expect(await desk.only()).toMatchObject({ state: 'canceled' });
  });

  it.each([
    ['the list is read', 'list'],
    ['it is prepared', 'requirements'],
  ] as const)('while %s once more, before it would be sent again: not sent', async (_name, moment) => {
    service = createFakeService({ clock, listLagMs: 20_000, mishaps: ['dropBefore'] });
    let id = '';
    const { myRequests, requirements } = service.graph;
    const cancelNow = async () => {
      if (id !== '' && clock.now() >= proven) await desk.requests.cancel(person().profile, id);
    };
    let proven = Number.POSITIVE_INFINITY;
    service.graph.myRequests = async (...input) => {
      const list = await myRequests(...input);
      if (moment === 'list') await cancelNow();
      return list;
    };
    service.graph.requirements = async (...input) => {
      const read = await requirements(...input);
      if (moment === 'requirements') await cancelNow();
      return read;
    };
    desk = await createDesk({ graph: service.graph, clock });
    await desk.requests.submit(person(), input);
    await desk.engine.wake();
    ({ id } = await desk.only());
    // So long an absence proves nothing; the look after that would send again.
    proven = clock.now() + absenceProvesMs;
    await pass(6 * minute);
    expect(service.requests()).toEqual([]);
    expect(service.calls().filter((call) => call === 'submit')).toHaveLength(1);
    expect(await desk.only()).toMatchObject({ state: 'canceled' });
    expect(await desk.store.outbox.count()).toBe(0);
  });

  it('of what is found decided says that it came too late, unless it came to nothing', async () => {
    for (const [state, failure] of [
      ['delivering', { kind: 'tooLate', what: 'takeBack' }],
      ['delivered', { kind: 'tooLate', what: 'takeBack' }],
      ['denied', undefined],
    ] as const) {
      service = createFakeService({ clock, listLagMs: 20_000, mishaps: ['504 after'] });
      desk = await createDesk({ graph: service.graph, clock });
      await desk.requests.submit(person(), input);
      await desk.engine.wake();
      const { id } = await desk.only();
      await desk.requests.cancel(person().profile, id);
      service.move(service.requests()[0]?.id ?? '', state);
      await pass(minute);
      const row = await desk.only();
      expect([row.state, row.failure]).toEqual([state, failure]);
      expect(await desk.store.outbox.count()).toBe(0);
    }
  });

  it('of what has ended is fine, of what is being delivered comes too late', async () => {
    await desk.store.requests.put(requestRow({ id: 'a', graphId: 'g1', state: 'denied' }));
    await desk.store.requests.put(requestRow({ id: 'b', graphId: 'g2', state: 'delivering' }));
    expect((await desk.requests.cancel(person().profile, 'a')).ok).toBe(true);
    expect(await desk.requests.cancel(person().profile, 'b')).toEqual({
      ok: false,
      failure: { kind: 'tooLate', what: 'takeBack' },
    });
    expect(await desk.requests.cancel(person().profile, 'c')).toEqual({
      ok: false,
      failure: { kind: 'gone' },
    });
  });

  it('that waited too long says so, and the request stands', async () => {
    await desk.requests.submit(person(), input);
    await desk.engine.wake();
    const { id } = await desk.only();
    service.outage({ kind: 'offline' });
    await desk.requests.cancel(person().profile, id);
    await pass(20 * minute);
    service.outage(undefined);
    await pass(minute);
    expect(await desk.only()).toMatchObject({
      state: 'pendingApproval',
      failure: { kind: 'tooLate', what: 'cancel' },
    });
  });

  it('refused because it was decided meanwhile: the decision is the answer', async () => {
    await desk.requests.submit(person(), input);
    await desk.engine.wake();
    const { id, graphId = '' } = await desk.only();
    await desk.requests.cancel(person().profile, id);
    service.move(graphId, 'denied', 'Denied');
    clock.advance(30_000);
    await desk.engine.wake();
    expect(await desk.only()).toMatchObject({ state: 'denied' });
    expect(await desk.store.outbox.count()).toBe(0);
  });
});
