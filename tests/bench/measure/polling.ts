import 'fake-indexeddb/auto';
import { createAssignmentsSection } from '../../../lib/assignments/assignmentsSection.ts';
import type { GraphApi, GraphRequest } from '../../../lib/graph/api.ts';
import { ok } from '../../../lib/platform/failure.ts';
import { profileKey } from '../../../lib/platform/profile.ts';
import { createRequestsSection } from '../../../lib/requests/follow/requestsSection.ts';
import { openStore } from '../../../lib/store/database.ts';
import type { ProfileRow } from '../../../lib/store/rows.ts';
import { createSyncEngine } from '../../../lib/sync/engine.ts';
import type { AlarmName } from '../../../lib/sync/section.ts';
import { plainRow, type Row } from '../rows.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const start = Date.parse('2026-11-02T09:00:00Z');

const place = { cloud: 'global' as const, tenantId: crypto.randomUUID(), oid: crypto.randomUUID() };
const person: ProfileRow = {
  ...place,
  profile: profileKey(place),
  username: 'adele@contoso.com',
  displayName: 'Adele',
  session: 'signedIn',
  isGuest: false,
};

/** When the n-th of some requests is decided after it was made: from minutes to days, most within some hours. */
const decidedAfter = (index: number, count: number): number =>
  4 * hour * 4 ** (3 * ((index + 0.5) / count - 0.5));

/**
 * Graph calls until requests are settled: the real engine and sections on a virtual clock, all of them
 * made at once, against one call a minute for as long as one of them is open. The same figures in every run.
 */
export async function measurePolling(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const count of [1, 5, 20]) {
    const { calls, minutes } = await follow(count);
    const each = `${count} pending`;
    rows.push(
      plainRow(`Graph calls per settled request, ${each}`, calls / count, 'count', null),
      plainRow(`… polling every minute, ${each}`, minutes / count, 'count', null),
      plainRow(`… against it, ${each}`, calls / minutes, '×', null),
    );
  }
  const idle = await callsWhenIdle();
  return [
    ...rows,
    plainRow('polling calls in a week with nothing unsettled', idle.calls, 'count', 0),
    plainRow('polling alarms with nothing unsettled', idle.alarms, 'count', 0),
  ];
}

async function follow(count: number): Promise<{ calls: number; minutes: number }> {
  const desk = await createDesk(count);
  await desk.engine.wake();
  desk.forget();
  const end = await desk.runAlarms(60 * 24 * hour);
  const last = Math.max(...Array.from({ length: count }, (_, index) => decidedAfter(index, count)));
  if (end === undefined) throw new Error('polls without an end');
  await desk.close();
  return { calls: desk.calls(), minutes: Math.ceil(last / minute) };
}

async function callsWhenIdle(): Promise<{ calls: number; alarms: number }> {
  const desk = await createDesk(0);
  await desk.engine.wake();
  desk.forget();
  for (let hours = 0; hours < 7 * 24; hours++) {
    desk.pass(hour);
    await desk.engine.wake();
  }
  const alarms = desk.hasPolling() ? 1 : 0;
  await desk.close();
  return { calls: desk.calls(), alarms };
}

async function createDesk(count: number) {
  let now = start;
  let calls = 0;
  const alarms = new Map<AlarmName, number>();
  const store = openStore(`polling-${count}`);
  const clock = { now: () => now };
  const graph: Pick<GraphApi, 'myRequests' | 'myAssignments'> = {
    async myRequests() {
      calls++;
      return ok(Array.from({ length: count }, (_, index) => request(index, count, now)));
    },
    async myAssignments() {
      calls++;
      return ok([]);
    },
  };
  const common = { store, clock, local: clock, graph, random: () => 0.5, newId: () => crypto.randomUUID() };
  await store.profiles.put(person);
  const engine = createSyncEngine({
    ...common,
    locks: { run: (_name, task) => task(), runIfFree: (_name, task) => task() },
    alarms: {
      create: async (name, delayMs) => void alarms.set(name, now + delayMs),
      clear: async (name) => void alarms.delete(name),
    },
    outbox: { run: async () => undefined, dueAt: async () => undefined },
    afterTurn: async () => undefined,
    sections: [
      createRequestsSection(common),
      createAssignmentsSection({ ...common, warningDays: async () => [] }),
    ],
  });
  return {
    engine,
    calls: () => calls,
    forget: () => {
      calls = 0;
    },
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    hasPolling: () => alarms.has('knock.poll'),
    /** Lets time pass from alarm to alarm until there is none; `undefined`: there still was one. */
    async runAlarms(forMs: number): Promise<number | undefined> {
      for (let next = alarms.get('knock.poll'); next !== undefined; next = alarms.get('knock.poll')) {
        if (next - start > forMs) return undefined;
        now = Math.max(now, next);
        await engine.onAlarm('knock.poll');
      }
      return now;
    },
    close: () => store.delete(),
  };
}

function request(index: number, count: number, now: number): GraphRequest {
  const isSettled = now >= start + decidedAfter(index, count);
  const state = isSettled ? 'delivered' : 'pendingApproval';
  return {
    id: `request-${index}`,
    requestType: 'userAdd',
    state,
    graphState: state,
    graphStatus: state,
    createdAt: start,
    justification: '',
    answers: [],
    questionTexts: {},
    schedule: null,
    accessPackage: { id: `package-${index}`, displayName: `Package ${index}` },
    target: { objectId: person.oid, displayName: 'Adele', principalName: person.username },
  };
}
