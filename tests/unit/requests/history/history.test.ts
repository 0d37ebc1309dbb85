import { beforeEach, describe, expect, it } from 'vitest';
import type { RequestState } from '../../../../lib/entitlement/request.ts';
import type { TestClock } from '../../sync/testClock.ts';
import { createDesk, type Desk } from '../desk.ts';
import { createFakeService, type FakeService } from '../fakeService.ts';
import { person, requestRow } from '../people.ts';
import { createServiceDesk, input } from '../serviceDesk.ts';

const { profile } = person();
const day = 86_400_000;
const minute = 60_000;

let clock: TestClock;
let service: FakeService;
let desk: Desk;

beforeEach(async () => {
  ({ clock, service, desk } = await createServiceDesk(0, { historyDays: 90 }));
});

/** Asks, and has it end. */
async function ended(state: RequestState = 'denied'): Promise<string> {
  const asked = await desk.requests.submit(person(), input);
  await desk.engine.wake({ ignoreBackoff: true });
  const id = asked.ok ? asked.value.requestId : '';
  service.move((await desk.store.requests.get([profile, id]))?.graphId ?? '', state);
  clock.advance(minute);
  await desk.engine.wake();
  return id;
}

const reread = () => desk.engine.runNow('requests', profile);

describe('erasing', () => {
  it('is for good: Graph lists it for ever, and it does not come back', async () => {
    const id = await ended();
    expect(await desk.requests.erase(profile, [id])).toEqual({ ok: true, value: undefined });
    for (const _ of ['soon', 'later']) {
      clock.advance(day);
      await reread();
    }
    expect(await desk.rows()).toEqual([]);
    // What is asked for anew is a request of its own.
    await desk.requests.submit(person(), input);
    await desk.engine.wake();
    expect(await desk.only()).toMatchObject({ madeHere: true });
  });

  it('does not make a lost answer find what was erased', async () => {
    service = createFakeService({ clock, listLagMs: 0, mishaps: ['none', 'dropBefore'] });
    desk = await createDesk({ graph: service.graph, clock });
    await desk.requests.erase(profile, [await ended()]);
    await desk.requests.submit(person(), input);
    await desk.engine.wake();
    for (let times = 0; times < 6; times++) {
      clock.advance(30_000);
      await desk.engine.wake();
    }
    expect(service.requests()).toHaveLength(2);
    expect(await desk.only()).toMatchObject({ state: 'pendingApproval' });
  });

  it('leaves what is under way, and what belongs to somebody else', async () => {
    const others = requestRow({ profile: person(2).profile, id: 'theirs', state: 'denied' });
    const open = requestRow({ id: 'open', graphId: 'g1' });
    await desk.store.requests.bulkPut([others, open]);
    await desk.requests.erase(profile, ['theirs', 'open', 'unknown']);
    expect(await desk.store.requests.count()).toBe(2);
  });

  it('takes a row that has lost its shape', async () => {
    await desk.store.requests.put({ profile, id: 'broken', graphId: 'g' } as never);
    await desk.requests.erase(profile, ['broken']);
    expect(await desk.store.requests.count()).toBe(0);
  });
});

describe('retention', () => {
  it('forgets what is over after its days, by one alarm, and Graph does not bring it back', async () => {
    await ended();
    expect([...desk.alarms]).toEqual([['knock.due', 90 * day]]);
    clock.advance(90 * day);
    await desk.engine.onAlarm('knock.due');
    expect(await desk.rows()).toEqual([]);
    expect([...desk.alarms.keys()]).toEqual([]);
    await reread();
    expect(await desk.rows()).toEqual([]);
  });

  it('still reads the end of what is open here, however long ago that was', async () => {
    await desk.requests.submit(person(), input);
    await desk.engine.wake({ ignoreBackoff: true });
    const completedAt = clock.now() + minute;
    const [{ graphId = '' } = {}] = await desk.rows();
    service.move(graphId, 'denied');
    Object.assign(service.requests()[0] ?? {}, { completedAt });
    clock.advance(100 * day);
    await reread();
    expect(await desk.only()).toMatchObject({ graphId, state: 'denied' });
    expect(await desk.only()).not.toHaveProperty('openIntent');
  });

  it('keeps what is under way and what was typed, however old', async () => {
    await desk.store.requests.bulkPut([
      requestRow({ id: 'open', graphId: 'g' }),
      requestRow({ id: 'typed', state: 'draft' }),
    ]);
    clock.advance(1000 * day);
    await desk.engine.runNow('retention', profile);
    expect((await desk.rows()).map(({ id }) => id).sort()).toEqual(['open', 'typed']);
  });
});

describe('a reminder', () => {
  it('is written into the timeline, once a day at most, and changes nothing else', async () => {
    const row = requestRow({ graphId: 'g' });
    await desk.store.requests.put(row);
    const remind = (by: 'teams' | 'mail') => desk.requests.noteReminder(profile, row.id, by);
    await remind('teams');
    clock.advance(day - 1);
    await remind('mail');
    expect(await desk.only()).toEqual({
      ...row,
      timeline: [
        ...row.timeline,
        { at: clock.now() - day + 1, state: 'pendingApproval', source: 'knock', asked: 'teams' },
      ],
    });
    clock.advance(1);
    await remind('mail');
    expect((await desk.only()).timeline.at(-1)).toMatchObject({ asked: 'mail' });
  });

  it('is for an approval that waits', async () => {
    await desk.store.requests.put(requestRow({ state: 'denied' }));
    await desk.requests.noteReminder(profile, 'row-1', 'teams');
    expect((await desk.only()).timeline).toEqual(requestRow().timeline);
  });
});
