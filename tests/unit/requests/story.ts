import type { ChangeType } from '../../../lib/entitlement/request.ts';
import type { ChangeInput } from '../../../lib/entitlement/requestInput.ts';
import { createCancelSender } from '../../../lib/requests/cancel/cancelSender.ts';
import { createRequestsSection } from '../../../lib/requests/follow/requestsSection.ts';
import { createRequests } from '../../../lib/requests/requests.ts';
import { createSubmitSender } from '../../../lib/requests/submit/submitSender.ts';
import { openStore, type Store } from '../../../lib/store/database.ts';
import { requestsOf } from '../../../lib/store/readable.ts';
import type { RequestRow } from '../../../lib/store/rows.ts';
import type { Sender } from '../../../lib/sync/command.ts';
import { createOutbox } from '../../../lib/sync/outbox.ts';
import { createTestClock } from '../sync/testClock.ts';
import { createTestLocks } from '../sync/testLocks.ts';
import { createLife, type Life, mortalCalls, mortalStore } from './death.ts';
import { createFakeService, type FakeService, type Mishap } from './fakeService.ts';
import { assignmentRow, packageId, person } from './people.ts';

export interface Plot {
  listLagMs: number;
  mishaps: Mishap[];
  /** At which step the first worker dies, the second, …; later ones live. */
  deaths: number[];
  /** What the person clicks; default: asks for access. */
  wish?: 'access' | ChangeType;
  /** Lets a test send with a sender that has a mistake in it. */
  sender?: (honest: Sender<'submitRequest'>) => Sender<'submitRequest'>;
}

export interface Outcome {
  service: FakeService;
  rows: RequestRow[];
  /** Steps of the first worker. */
  steps: number;
  left: number;
}

const me = person();
const input = { accessPackageId: packageId, justification: 'Campaign launch', answers: [], schedule: null };
const later: Record<ChangeType, ChangeInput['schedule']> = {
  userUpdate: {
    startDateTime: null,
    expiration: { type: 'afterDateTime', endDateTime: '2026-12-24T12:00:00Z' },
  },
  userRemove: null,
};
let count = 0;

/**
 * One request from the click to *pending*, however often the worker dies on the way: each life opens the same
 * database, does what is due, and leaves the rest to the next. A person whose click was lost with the worker clicks
 * once more.
 */
export async function play(plot: Plot): Promise<Outcome> {
  const name = `story-${process.pid}-${count++}`;
  const clock = createTestClock();
  const service = createFakeService({
    clock,
    listLagMs: plot.listLagMs,
    mishaps: [...plot.mishaps],
    allowsCustomSchedule: plot.wish === 'userUpdate',
  });
  let steps = 0;
  for (let turn = 0; turn < 40; turn++) {
    const life = createLife(plot.deaths[turn]);
    const dueAt = await live(name, life, service, clock, plot);
    if (turn === 0) steps = life.steps();
    if (dueAt === 'settled') break;
    clock.advance(Math.max(1000, Math.min(30_000, dueAt - clock.now())));
  }
  clock.advance(120_000);
  return { service, steps, ...(await lookAt(name, service, clock)) };
}

async function live(
  name: string,
  life: Life,
  service: FakeService,
  clock: ReturnType<typeof createTestClock>,
  plot: Plot,
): Promise<number | 'settled'> {
  const store = mortalStore(openStore(name), life);
  const graph = mortalCalls(service.graph, life);
  const times = { clock, local: clock, random: () => 0.5 };
  const honest = createSubmitSender({ store, graph, ...times, locale: () => 'en' });
  const senders = [plot.sender?.(honest) ?? honest, createCancelSender({ store, graph, ...times })];
  const outbox = createOutbox({ store, locks: createTestLocks(), ...times, senders });
  const section = createRequestsSection({ store, graph, clock, newId: () => crypto.randomUUID() });
  try {
    if ((await requestsOf(store, me.profile)).rows.length === 0)
      await click(store, clock, plot.wish ?? 'access');
    await outbox.run(me);
    await section.run(me, undefined);
    return (await outbox.dueAt(me.profile)) ?? 'settled';
  } catch (error) {
    if (!life.isOver()) throw error;
    return clock.now() + 1000;
  } finally {
    store.close();
  }
}

async function click(
  store: Store,
  clock: ReturnType<typeof createTestClock>,
  wish: 'access' | ChangeType,
): Promise<void> {
  const requests = createRequests({
    store,
    clock,
    local: clock,
    newId: () => crypto.randomUUID(),
    isCovered: () => true,
    openTab: async () => undefined,
    arm: async () => undefined,
  });
  const held = assignmentRow();
  if (wish !== 'access') await store.assignments.put(held);
  const answer = await (wish === 'access'
    ? requests.submit(me, input)
    : requests.change(me, { ...input, assignmentId: held.id, requestType: wish, schedule: later[wish] }));
  if (!answer.ok) throw new Error(`submit refused: ${answer.failure.kind}`);
}

async function lookAt(name: string, service: FakeService, clock: ReturnType<typeof createTestClock>) {
  const store = openStore(name);
  const section = createRequestsSection({
    store,
    graph: service.graph,
    clock,
    newId: () => crypto.randomUUID(),
  });
  await section.run(me, undefined);
  const { rows } = await requestsOf(store, me.profile);
  const left = await store.outbox.count();
  await store.delete();
  return { rows, left };
}
