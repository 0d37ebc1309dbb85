import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Failure, fail, ok } from '../../../lib/platform/failure.ts';
import type { Store } from '../../../lib/store/database.ts';
import { eraseProfile } from '../../../lib/store/wholeProfile.ts';
import { createSyncEngine, type SyncEngine } from '../../../lib/sync/engine.ts';
import type { Outbox } from '../../../lib/sync/outbox.ts';
import type { AlarmName, Section } from '../../../lib/sync/section.ts';
import { person } from '../requests/people.ts';
import { testStore } from '../store/testStore.ts';
import { createTestClock, type TestClock } from './testClock.ts';
import { createTestLocks } from './testLocks.ts';

const minute = 60_000;
let clock: TestClock;
let store: Store;
let engine: SyncEngine;
let outboxDue: number | undefined;
/** Names of alarms with their delays, as the browser has them. */
let alarms: Map<AlarmName, number>;
/** Everything that happened, in order. */
let events: string[];

/** A section that is due a minute after each run, and fails as it is told. */
function section(name: string, alarm?: AlarmName) {
  const control: { failure?: Failure; dueAt?: (now: number, last?: number) => number | undefined } = {};
  const made: Section = {
    name,
    ...(alarm && { alarm }),
    dueAt: async (_profile, row, now) =>
      control.dueAt ? control.dueAt(now, row?.lastSuccessAt) : (row?.lastSuccessAt ?? now - minute) + minute,
    async run(_profile, row) {
      events.push(name);
      return control.failure ? fail(control.failure) : ok({ cursor: Number(row?.cursor ?? 0) + 1 });
    },
  };
  return Object.assign(control, { section: made });
}

function build(...sections: Section[]): void {
  const outbox: Outbox = {
    run: async () => void events.push('outbox'),
    dueAt: async () => outboxDue,
  };
  engine = createSyncEngine({
    store,
    clock,
    local: clock,
    random: () => 0.5,
    locks: createTestLocks(),
    outbox,
    sections,
    afterTurn: async () => void events.push('told'),
    alarms: {
      async create(name, delayMs) {
        expect(delayMs).toBeGreaterThanOrEqual(30_000);
        alarms.set(name, delayMs);
        events.push(`alarm ${name}`);
      },
      clear: async (name) => void alarms.delete(name),
    },
  });
}

beforeEach(async () => {
  ({ store } = testStore());
  clock = createTestClock();
  outboxDue = undefined;
  alarms = new Map();
  events = [];
  await store.profiles.put(person());
});

const rowOf = (name: string) => store.sync.get([person().profile, name]);

describe('a turn', () => {
  it('sets the alarm before anything is begun, sends before it reads, and tells last', async () => {
    const polled = section('requests');
    build(polled.section);
    await engine.wake();
    expect(events).toEqual(['alarm knock.poll', 'outbox', 'requests', 'told', 'alarm knock.poll']);
    expect(alarms.get('knock.poll')).toBe(minute);
    expect(await rowOf('requests')).toMatchObject({ lastSuccessAt: clock.now(), failures: 0, cursor: 1 });
  });

  it('leaves alone what is not due, and clears alarms with nothing to wait for', async () => {
    const polled = section('requests');
    build(polled.section);
    await engine.wake();
    polled.dueAt = () => undefined;
    events = [];
    await engine.wake();
    expect(events).toEqual(['outbox', 'told']);
    expect(alarms.size).toBe(0);
  });

  it('has an alarm of each kind at the earliest time it is for, never under thirty seconds', async () => {
    const [soon, later, idle] = [section('a'), section('b', 'knock.due'), section('c', 'knock.trickle')];
    soon.dueAt = (now) => now + 5_000;
    later.dueAt = (now) => now + 40 * minute;
    idle.dueAt = (now) => now + 5 * minute;
    build(soon.section, later.section, idle.section);
    outboxDue = clock.now() + 90_000;
    await engine.wake();
    expect(Object.fromEntries(alarms)).toEqual({
      'knock.poll': 30_000,
      'knock.due': 40 * minute,
      'knock.trickle': 5 * minute,
    });
  });

  it('answers only to its own alarms', async () => {
    build(section('a').section);
    await engine.onAlarm('somebody.else');
    expect(events).toEqual([]);
    await engine.onAlarm('knock.due');
    expect(events).toContain('a');
  });

  it('is one at a time for a profile, and independent between profiles', async () => {
    const polled = section('requests');
    build(polled.section);
    await store.profiles.put(person(2));
    await store.profiles.put(person(3, { session: 'signedOut' }));
    await Promise.all([engine.wake(), engine.wake(), engine.wake()]);
    expect(events.filter((event) => event === 'requests')).toHaveLength(2);
  });
});

describe('a failure', () => {
  it('is remembered with growing pauses, keeps the cursor, and is forgotten by a success', async () => {
    const polled = section('requests');
    build(polled.section);
    await engine.wake();
    polled.failure = { kind: 'unexpected' };
    const pauses: number[] = [];
    for (let turn = 0; turn < 9; turn++) {
      clock.advance(2 * 3_600_000);
      await engine.wake();
      pauses.push(((await rowOf('requests'))?.dueAt ?? 0) - clock.now());
    }
    expect(pauses.map((pause) => pause / 1000)).toEqual([15, 30, 60, 120, 240, 480, 960, 1920, 3600]);
    expect(await rowOf('requests')).toMatchObject({ cursor: 1, failures: 9 });
    delete polled.failure;
    await engine.wake({ ignoreBackoff: true });
    expect(await rowOf('requests')).toMatchObject({ cursor: 2, failures: 0 });
    expect(await rowOf('requests')).not.toHaveProperty('failure');
  });

  it('of throttling holds everybody back until Retry-After, the impatient included', async () => {
    const polled = section('requests');
    build(polled.section);
    polled.failure = { kind: 'throttled', until: clock.now() + 10 * minute };
    await engine.wake();
    events = [];
    clock.advance(9 * minute);
    await engine.wake({ ignoreBackoff: true, viewOpen: true });
    const now = await engine.runNow('requests', person().profile);
    expect(now).toMatchObject({ ok: false, failure: { kind: 'throttled' } });
    expect(events).not.toContain('requests');
    clock.advance(minute);
    delete polled.failure;
    await engine.wake();
    expect(events).toContain('requests');
  });

  it('that only the person can mend is not asked again for an hour, unless something changed', async () => {
    const polled = section('requests');
    build(polled.section);
    polled.failure = { kind: 'interactionRequired' };
    await engine.wake();
    clock.advance(30 * minute);
    await engine.wake();
    expect(events.filter((event) => event === 'requests')).toHaveLength(1);
    await engine.wake({ ignoreBackoff: true });
    expect(events.filter((event) => event === 'requests')).toHaveLength(2);
  });

  it('is tried again when something changed, however lately it worked', async () => {
    const polled = section('requests');
    build(polled.section);
    await engine.wake();
    polled.failure = { kind: 'interactionRequired' };
    await engine.runNow('requests', person().profile);
    delete polled.failure;
    await engine.wake({ ignoreBackoff: true });
    expect(await rowOf('requests')).toMatchObject({ failures: 0 });
    events = [];
    await engine.wake({ ignoreBackoff: true });
    expect(events).not.toContain('requests');
  });

  it('of one section does not keep the others', async () => {
    const [broken, sound] = [section('a'), section('b')];
    broken.failure = { kind: 'malformedAnswer', where: 'a' };
    build(broken.section, sound.section);
    await engine.wake();
    expect(events).toContain('b');
    expect(await engine.runNow('a', person().profile)).toMatchObject({
      failure: { kind: 'malformedAnswer' },
    });
  });

  it('of the database is the answer, not an exception', async () => {
    build(section('a').section);
    store.close();
    expect(await engine.wake()).toEqual({ ok: false, failure: { kind: 'storeCorrupt' } });
  });
});

describe("the machine's clock put back", () => {
  it('keeps nothing waiting that was due', async () => {
    const polled = section('requests');
    build(polled.section);
    await engine.wake();
    clock.advance(-24 * 60 * minute);
    await engine.wake();
    expect(events.filter((event) => event === 'requests')).toHaveLength(2);
  });

  it('ends pauses that were measured by it', async () => {
    const polled = section('requests');
    build(polled.section);
    polled.failure = { kind: 'throttled', until: clock.now() + 10 * minute };
    await engine.wake();
    clock.advance(-24 * 60 * minute);
    await engine.wake();
    expect(events.filter((event) => event === 'requests')).toHaveLength(2);
  });
});

describe('an open view', () => {
  it('is served every ten seconds while something is unsettled, and not at all when nothing is', async () => {
    const polled = section('requests');
    build(polled.section);
    await engine.wake();
    events = [];
    for (let passed = 0; passed < 30; passed++) {
      clock.advance(1000);
      await engine.wake({ viewOpen: true });
    }
    expect(events.filter((event) => event === 'requests')).toHaveLength(3);
    polled.dueAt = () => undefined;
    events = [];
    clock.advance(minute);
    await engine.wake({ viewOpen: true });
    expect(events).not.toContain('requests');
  });

  it('does not hurry what runs by date or when idle', async () => {
    const idle = section('contents', 'knock.trickle');
    build(idle.section);
    await engine.wake();
    clock.advance(20_000);
    await engine.wake({ viewOpen: true });
    expect(events.filter((event) => event === 'contents')).toHaveLength(1);
  });
});

describe('a task of its own', () => {
  it('waits for what is under way, so that nothing is written after an erasure', async () => {
    const polled = section('requests');
    build(polled.section);
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    Object.assign(polled.section, {
      run: async () => {
        await asked;
        return ok({});
      },
    });
    const turn = engine.wake();
    await expect.poll(() => events.includes('outbox')).toBe(true);
    await store.profiles.update(person().profile, { session: 'signedOut' });
    const erased = engine.alone(person().profile, () => eraseProfile(store, person().profile));
    answer();
    await Promise.all([turn, erased]);
    expect(await store.sync.count()).toBe(0);
    await engine.wake();
    expect(await store.sync.count()).toBe(0);
  });
});

describe('a turn that waited while somebody signed out', () => {
  it.each([
    ['of the alarms', () => engine.wake()],
    ['asked for by a person', () => engine.runNow('requests', person().profile)],
  ])('%s writes no row anew', async (_name, begin) => {
    const polled = section('requests');
    build(polled.section);
    const { promise: signedOut, resolve: signOut } = Promise.withResolvers<void>();
    const erased = engine.alone(person().profile, async () => {
      await signedOut;
      await eraseProfile(store, person().profile);
    });
    // A look-up by somebody who was still signed in.
    const late = begin();
    await expect.poll(() => alarms.has('knock.poll')).toBe(true);
    await store.profiles.update(person().profile, { session: 'signedOut' });
    signOut();
    await Promise.all([erased, late]);
    expect(events).not.toContain('requests');
    expect(await store.sync.count()).toBe(0);
  });
});

describe('run now', () => {
  it('runs what is not due, and knows what it does not know', async () => {
    const polled = section('requests');
    polled.dueAt = () => undefined;
    build(polled.section);
    expect(await engine.runNow('requests', person().profile)).toEqual(ok());
    expect(events).toContain('requests');
    expect(await engine.runNow('nothing', person().profile)).toEqual(fail({ kind: 'gone' }));
    expect(await engine.runNow('requests', person(2).profile)).toEqual(fail({ kind: 'gone' }));
  });

  it('is woken again when the worker dies right after it found something', async () => {
    const polled = section('requests');
    build(polled.section);
    await engine.runNow('requests', person().profile);
    expect(events.slice(0, 2)).toEqual(['alarm knock.poll', 'requests']);
  });

  it('is not undone by somebody who looked before the write that it was for', async () => {
    build();
    await engine.arm();
    await engine.wake();
    expect(alarms.has('knock.poll')).toBe(true);
    await engine.onAlarm('knock.poll');
    expect(alarms.has('knock.poll')).toBe(false);
  });

  it('arms the alarm that brings a dead worker back', async () => {
    build();
    await engine.arm();
    expect(alarms.get('knock.poll')).toBe(30_000);
  });
});
