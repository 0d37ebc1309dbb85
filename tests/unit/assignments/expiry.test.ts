import { beforeEach, describe, expect, it } from 'vitest';
import { nextWarning } from '../../../lib/assignments/expiry.ts';
import { endOf, isHeld } from '../../../lib/assignments/held.ts';
import type { GraphAssignment } from '../../../lib/graph/api.ts';
import { createDesk, type Desk } from '../requests/desk.ts';
import { createFakeService, type FakeService } from '../requests/fakeService.ts';
import { assignmentRow, packageId, person } from '../requests/people.ts';
import { createTestClock, type TestClock } from '../sync/testClock.ts';

const day = 86_400_000;
/** The test clock starts on 2 November, 09:00. */
const start = Date.parse('2026-11-02T09:00:00Z');
const inDays = (days: number) => new Date(start + days * day).toISOString();

let clock: TestClock;
let service: FakeService;
let desk: Desk;
let held: GraphAssignment[];

const grant = (id: string, days: number): GraphAssignment => ({
  id,
  accessPackage: { id: packageId, displayName: `Package ${id}` },
  state: 'delivered',
  expiration: { type: 'afterDateTime', endDateTime: inDays(days) },
});

beforeEach(async () => {
  clock = createTestClock();
  service = createFakeService({ clock, listLagMs: 0 });
  held = [grant('a', 30)];
  desk = await deskWith();
});

const deskWith = (options: { name?: string; warningDays?: readonly number[] } = {}) => {
  const { graph } = service;
  const myAssignments: typeof graph.myAssignments = async (profile) => {
    const answer = await graph.myAssignments(profile);
    return answer.ok ? { ok: true, value: held } : answer;
  };
  return createDesk({ graph: { ...graph, myAssignments }, clock, ...options });
};

/** Lets days pass as the browser would: the alarm rings when it is due, and at no other time. */
async function pass(days: number): Promise<void> {
  const end = clock.now() + days * day;
  for (;;) {
    // As the browser keeps it: a delay counts from when the alarm was set.
    const delay = desk.alarms.get('knock.due');
    if (delay === undefined || clock.now() + delay > end) break;
    clock.advance(delay);
    await desk.engine.onAlarm('knock.due');
  }
  const left = end - clock.now();
  const delay = desk.alarms.get('knock.due');
  if (delay !== undefined) desk.alarms.set('knock.due', delay - left);
  clock.advance(left);
}

const told = () => desk.warned.map(({ id }) => id);

describe('access that ends', () => {
  it('is told of fourteen days and one day before, once each, by one alarm and one reading', async () => {
    await desk.engine.wake();
    expect(told()).toEqual([]);
    expect([...desk.alarms]).toEqual([['knock.due', 16 * day]]);
    const before = service.calls().length;
    await pass(17);
    expect(told()).toEqual(['held/a/14']);
    expect(service.calls().slice(before)).toEqual(['assignments']);
    expect([...desk.alarms]).toEqual([['knock.due', 12 * day]]); // thirteen, of which one has passed
    await pass(20);
    expect(told()).toEqual(['held/a/14', 'held/a/1']);
    expect([...desk.alarms.keys()]).toEqual([]);
    expect(desk.warned[0]).toMatchObject({ isOld: false, end: start + 30 * day });
  });

  it('is not told of when the browser first sees it late: that was known long before', async () => {
    held = [grant('a', 10)];
    await desk.engine.wake();
    await pass(8);
    expect(told()).toEqual([]);
    await pass(2);
    expect(told()).toEqual(['held/a/1']);
  });

  it('is told of once after weeks with the browser closed, and not at all when it is over', async () => {
    held = [grant('a', 30), grant('b', 20)];
    await desk.engine.wake();
    clock.advance(29.5 * day);
    await desk.engine.wake();
    expect(told()).toEqual(['held/a/1']);
    expect([...desk.alarms.keys()]).toEqual([]);
  });

  it('is not told of when it was extended elsewhere; the new end is', async () => {
    await desk.engine.wake();
    held = [grant('a', 60)];
    await pass(17);
    expect(told()).toEqual([]);
    await pass(30);
    expect(told()).toEqual(['held/a/14']);
  });

  it('is told of as it was last read where the person must sign in first, and retried where they need not', async () => {
    await desk.engine.wake();
    service.outage({ kind: 'unexpected' });
    await pass(16.01);
    expect(told()).toEqual([]);
    service.outage({ kind: 'interactionRequired' });
    await pass(1);
    expect(told()).toEqual(['held/a/14']);
    expect(desk.warned[0]).toMatchObject({ isOld: true, held: { asOf: start } });
  });

  it('is told of again, under the same id, when the worker died before noting it', async () => {
    await desk.engine.wake();
    const row = await desk.store.assignments.toArray();
    await pass(17);
    await desk.store.assignments.bulkPut(row);
    await desk.engine.onAlarm('knock.due');
    expect(told()).toEqual(['held/a/14', 'held/a/14']);
    await desk.engine.onAlarm('knock.due');
    expect(told()).toHaveLength(2);
  });

  it('is never told of, without an alarm, where policy names no days', async () => {
    desk = await deskWith({ warningDays: [] });
    await desk.engine.wake();
    expect([...desk.alarms.keys()]).toEqual([]);
    await pass(40);
    expect(told()).toEqual([]);
  });
});

describe('what one holds', () => {
  it('ends where Graph says so, by date or by length, or not at all', () => {
    const row = assignmentRow();
    expect(endOf(row)).toBe(Date.parse('2026-11-23T09:00:00Z'));
    const length = { type: 'afterDuration', duration: 'P30D' } as const;
    expect(endOf({ expiration: length, startedAt: start })).toBe(start + 30 * day);
    expect(endOf({ expiration: length })).toBeUndefined();
    expect(endOf({ expiration: length, startedAt: 8.64e15 })).toBeUndefined();
    for (const duration of ['P999999Y', `P${'9'.repeat(400)}D`])
      expect(endOf({ expiration: { type: 'afterDuration', duration }, startedAt: start })).toBeUndefined();
    expect(endOf({ expiration: { type: 'noExpiration' } })).toBeUndefined();
    expect(endOf({ expiration: { type: 'afterDateTime', endDateTime: 'soon' } })).toBeUndefined();
    expect(isHeld(row, start)).toBe(true);
    expect(isHeld(row, start + 22 * day)).toBe(false);
    expect(isHeld({ ...row, state: 'expired' }, start)).toBe(false);
  });

  it('has no warning before it was read with its marks', () => {
    expect(nextWarning(assignmentRow(), [14, 1], start)).toBeUndefined();
  });

  it('belongs to its person', async () => {
    await desk.store.assignments.put(assignmentRow({ profile: person(2).profile, id: 'other' }));
    await desk.engine.wake();
    expect(await desk.store.assignments.count()).toBe(2);
  });
});
