import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { readRequirements } from '../../lib/packages/requirements.ts';
import type { ProfileRow, RequestRow } from '../../lib/store/rows.ts';
import type { Fault } from '../tenant/contract.ts';
import type { SwitchPositions } from '../tenant/state/switches.ts';
import { createWorld, type World } from '../unit/graph/world.ts';
import { createDesk, type Desk } from '../unit/requests/desk.ts';
import { createRandom, printedSeed } from '../unit/requests/random.ts';

const minute = 60_000;
const requestsPath = '/v1.0/identityGovernance/entitlementManagement/assignmentRequests';

/** The simulated organisation, and what a worker of one of its people has. */
async function deskOf(name: string, switches: Partial<SwitchPositions> = {}) {
  const world = createWorld({ switches });
  const clock = { now: () => world.tenant.core.clock.now() };
  const me = world.person(name);
  const desk = await createDesk({ graph: world.graph, clock, people: [me] });
  return { world, me, desk };
}

const pass = async ({ world, desk }: { world: World; desk: Desk }, ms: number) => {
  for (let passed = 0; passed < ms; passed += 30_000) {
    world.tenant.core.clock.advance(30_000);
    await desk.engine.onAlarm('knock.poll');
  }
};

const ask = (world: World, desk: Desk, me: ProfileRow, name: string) =>
  desk.requests.submit(me, {
    accessPackageId: world.accessPackage(name).id,
    justification: 'Campaign launch',
    answers: [],
    schedule: null,
  });

/** The one row for a package; older requests of the person are rows, too. */
async function rowFor(world: World, desk: Desk, me: ProfileRow, name: string): Promise<RequestRow> {
  const { id } = world.accessPackage(name);
  const [row, ...others] = (await desk.rows(me)).filter((each) => each.accessPackageId === id);
  if (row === undefined || others.length > 0) throw new Error(`not one row for ${name}`);
  return row;
}

const effects = (world: World): number =>
  world.tenant.core.log
    .rows()
    .filter(
      (row) => row.method === 'POST' && row.path.endsWith('/assignmentRequests') && row.effect !== undefined,
    ).length;

describe('on the simulated tenant', () => {
  it('a package without approval is delivered', async () => {
    const { world, me, desk } = await deskOf('Adele Vance');
    expect((await ask(world, desk, me, 'Expense claims')).ok).toBe(true);
    await desk.engine.wake();
    await pass({ world, desk }, 3 * minute);
    expect(await rowFor(world, desk, me, 'Expense claims')).toMatchObject({
      state: 'delivered',
      accessPackageName: 'Expense claims',
    });
    expect(desk.told.map(({ kind }) => kind)).toEqual(['delivered']);
    const held = await desk.store.assignments.toArray();
    expect(held.map((row) => row.accessPackageName)).toContain('Expense claims');
    expect(world.tenant.violations()).toEqual([]);
  });

  it('one that nobody may ask for is refused in words, and nothing is filed', async () => {
    const { world, me, desk } = await deskOf('Adele Vance');
    const common = { store: desk.store, graph: world.graph, clock: world.clock, locale: () => 'en' };
    const { id } = world.accessPackage('Partner workspace');
    await readRequirements(common, me, [id]);
    expect(await ask(world, desk, me, 'Partner workspace')).toEqual({
      ok: false,
      failure: { kind: 'notRequestable', why: 'notInScope' },
    });
    await desk.engine.wake();
    expect(effects(world)).toBe(0);
  });

  it('a denial by time-out is told as expired, whichever way Graph puts it', async () => {
    const { world, me, desk } = await deskOf('Adele Vance', { timedOutStatus: 'Expired' });
    await ask(world, desk, me, 'Marketing team');
    await desk.engine.wake();
    await pass({ world, desk }, minute);
    world.tenant.core.clock.advance(20 * 24 * 60 * minute);
    await desk.engine.wake();
    expect(await rowFor(world, desk, me, 'Marketing team')).toMatchObject({ state: 'expired' });
  });
});

describe('after a reinstall', () => {
  it('what Graph still tells is there again, without news and without a second request', async () => {
    const { world, me, desk } = await deskOf('Adele Vance');
    await ask(world, desk, me, 'Marketing team');
    await ask(world, desk, me, 'Expense claims');
    await desk.engine.wake();
    await pass({ world, desk }, 3 * minute);
    const clock = { now: () => world.tenant.core.clock.now() };
    const again = await createDesk({ graph: world.graph, clock, people: [me], name: 'reinstalled' });
    await again.engine.wake();
    const before = await rowFor(world, desk, me, 'Marketing team');
    const after = await rowFor(world, again, me, 'Marketing team');
    for (const kept of [
      'graphId',
      'state',
      'graphStatus',
      'justification',
      'policyId',
      'openIntent',
    ] as const)
      expect({ [kept]: after[kept] }).toEqual({ [kept]: before[kept] });
    expect(Math.abs(after.createdAt - before.createdAt)).toBeLessThan(minute);
    expect(after.timeline.map(({ state, source }) => `${state} ${source}`)).toEqual([
      'pendingApproval graph',
    ]);
    expect(await rowFor(world, again, me, 'Expense claims')).toMatchObject({ state: 'delivered' });
    expect((await again.store.assignments.toArray()).map((row) => row.accessPackageName)).toContain(
      'Expense claims',
    );
    expect(again.told).toEqual([]);
    expect(again.alarms.has('knock.poll')).toBe(true);
    expect(await ask(world, again, me, 'Marketing team')).toMatchObject({
      failure: { kind: 'alreadyRequested', requestId: after.id },
    });
    expect(effects(world)).toBe(2);
  });
});

describe('one click is one request, on the simulated tenant without its guard', () => {
  const seed = printedSeed('tenant');
  const faults: [string, Omit<Fault, 'method' | 'path'>][] = [
    ['answer dropped', { kind: 'dropAfter' }],
    ['call dropped', { kind: 'dropBefore' }],
    ['504 after the effect', { kind: 'statusAfter', status: 504 }],
    ['503 with Retry-After', { kind: 'status', status: 503, retryAfterSeconds: 20 }],
    ['429 with Retry-After', { kind: 'status', status: 429, retryAfterSeconds: 20 }],
    ['500', { kind: 'status', status: 500 }],
    ['an unreadable answer', { kind: 'malformed' }],
  ];

  it.each(faults)('%s', async (_name, fault) => {
    const random = createRandom(seed);
    const listLag = random.integer(61);
    const { world, me, desk } = await deskOf('Adele Vance', { duplicateGuard: false, listLag });
    for (let times = 1 + random.integer(2); times > 0; times--)
      world.tenant.core.faults.add({ method: 'POST', path: requestsPath, times: 1, ...fault });
    await ask(world, desk, me, 'Marketing team');
    await desk.engine.wake();
    await pass({ world, desk }, 8 * minute);
    expect(effects(world)).toBe(1);
    expect(await rowFor(world, desk, me, 'Marketing team')).toMatchObject({
      state: 'pendingApproval',
      justification: 'Campaign launch',
      madeHere: true,
    });
    expect(await desk.store.outbox.count()).toBe(0);
  });
});
