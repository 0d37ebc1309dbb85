import { describe, expect, it } from 'vitest';
import { endOf } from '../../lib/assignments/held.ts';
import type { ChangeInput } from '../../lib/entitlement/requestInput.ts';
import { readRequirements } from '../../lib/packages/requirements.ts';
import type { AssignmentRow, ProfileRow } from '../../lib/store/rows.ts';
import type { Fault } from '../tenant/contract.ts';
import type { SwitchPositions } from '../tenant/state/switches.ts';
import { createWorld, found, type World } from '../unit/graph/world.ts';
import { createDesk, type Desk } from '../unit/requests/desk.ts';
import { createRandom, printedSeed } from '../unit/requests/random.ts';

const day = 86_400_000;
const requestsPath = '/v1.0/identityGovernance/entitlementManagement/assignmentRequests';

interface Scene {
  world: World;
  desk: Desk;
  me: ProfileRow;
  held: AssignmentRow;
}

/** Adele holds *Operations projects* for ninety days, under a policy that lets her choose dates. */
async function holding(switches: Partial<SwitchPositions> = {}): Promise<Scene> {
  const world = createWorld({ switches });
  const clock = { now: () => world.tenant.core.clock.now() };
  const me = world.person('Adele Vance');
  const desk = await createDesk({ graph: world.graph, clock, people: [me] });
  const { id, assignmentPolicies } = world.accessPackage('Operations projects');
  const policyId = found(assignmentPolicies[0]).id;
  await desk.requests.submit(me, { accessPackageId: id, policyId, ...blank });
  await desk.engine.wake();
  await pass({ world, desk }, 3 * 60_000);
  return { world, desk, me, held: await heldNow(desk, id) };
}

const blank = { justification: '', answers: [], schedule: null };

const pass = async ({ world, desk }: Pick<Scene, 'world' | 'desk'>, ms: number) => {
  for (let passed = 0; passed < ms; passed += 30_000) {
    world.tenant.core.clock.advance(30_000);
    await desk.engine.onAlarm('knock.poll');
  }
};

async function heldNow(desk: Desk, accessPackageId: string): Promise<AssignmentRow> {
  return found(
    (await desk.store.assignments.toArray()).find((row) => row.accessPackageId === accessPackageId),
  );
}

const giveUp = ({ held }: Scene): ChangeInput => ({
  assignmentId: held.id,
  requestType: 'userRemove',
  ...blank,
});

/** Another end, this many days from now. */
const extend = ({ held, world }: Scene, days = 80): ChangeInput => ({
  assignmentId: held.id,
  requestType: 'userUpdate',
  ...(held.policyId !== undefined && { policyId: held.policyId }),
  ...blank,
  schedule: {
    startDateTime: null,
    expiration: {
      type: 'afterDateTime',
      endDateTime: new Date(world.clock.now() + days * day).toISOString(),
    },
  },
});

const changes = (world: World): number =>
  world.tenant.core.log
    .rows()
    .filter((row) => row.method === 'POST' && row.path === requestsPath && row.effect !== undefined).length -
  1;

const changeRow = async ({ desk, me }: Scene) =>
  found((await desk.rows(me)).find((row) => !/add$/i.test(row.requestType)));

describe('what one holds', () => {
  it('is extended: the request is followed, and the new end is read', async () => {
    const scene = await holding();
    const { desk, me, world, held } = scene;
    world.tenant.core.clock.advance(60 * day);
    const input = extend(scene);
    expect((await desk.requests.change(me, input)).ok).toBe(true);
    await desk.engine.wake();
    await pass(scene, 3 * 60_000);
    expect(await changeRow(scene)).toMatchObject({
      requestType: 'userUpdate',
      assignmentId: held.id,
      accessPackageName: 'Operations projects',
      state: 'delivered',
    });
    expect((await heldNow(desk, held.accessPackageId)).expiration).toEqual(input.schedule?.expiration);
    expect(desk.told.map(({ kind }) => kind)).toEqual(['delivered', 'extended']);
    expect(world.tenant.violations()).toEqual([]);
  });

  it('is given up, and is over', async () => {
    const scene = await holding();
    const { desk, me, held } = scene;
    expect((await desk.requests.change(me, giveUp(scene))).ok).toBe(true);
    await desk.engine.wake();
    await pass(scene, 3 * 60_000);
    expect(await changeRow(scene)).toMatchObject({ requestType: 'userRemove', state: 'delivered' });
    expect((await heldNow(desk, held.accessPackageId)).state).toBe('expired');
    // The person did it: that is no news. Nor is it access that might be opened.
    expect(desk.told.map(({ kind }) => kind)).toEqual(['delivered']);
    expect(await desk.requests.change(me, giveUp(scene))).toMatchObject({ failure: { kind: 'gone' } });
  });

  it('is changed once at a time, and not at all after a change of mind', async () => {
    const scene = await holding();
    const { desk, me, world } = scene;
    const first = await desk.requests.change(me, giveUp(scene));
    const requestId = first.ok ? first.value.requestId : '';
    for (const again of [giveUp(scene), extend(scene)])
      expect(await desk.requests.change(me, again)).toEqual({
        ok: false,
        failure: { kind: 'alreadyRequested', requestId },
      });
    expect((await desk.requests.cancel(me.profile, requestId)).ok).toBe(true);
    await desk.engine.wake();
    expect(changes(world)).toBe(0);
    expect(await desk.store.outbox.count()).toBe(0);
    expect((await desk.requests.change(me, extend(scene))).ok).toBe(true);
  });

  it('has one draft of another end, which is no draft of a request for it, and is what gets sent', async () => {
    const scene = await holding();
    const { desk, me, world, held } = scene;
    const typed = { ...extend(scene), justification: 'Half a rea' };
    const saved = await desk.requests.saveChange(me, typed);
    expect(await desk.requests.saveChange(me, { ...typed, justification: 'Half a reason' })).toEqual(saved);
    expect(await changeRow(scene)).toMatchObject({
      state: 'draft',
      requestType: 'userUpdate',
      assignmentId: held.id,
      justification: 'Half a reason',
      timeline: [{ state: 'draft' }],
    });
    await desk.requests.saveDraft(me, {
      accessPackageId: held.accessPackageId,
      ...blank,
      justification: 'For another request',
    });
    expect((await changeRow(scene)).justification).toBe('Half a reason');
    await desk.engine.wake();
    expect(changes(world)).toBe(0);
    expect(await desk.requests.change(me, typed)).toEqual(saved);
    // What was typed is heard late: nothing of it is kept any more.
    expect(await desk.requests.saveChange(me, typed)).toMatchObject({
      failure: { kind: 'alreadyRequested' },
    });
    await desk.engine.wake();
    await pass(scene, 3 * 60_000);
    expect(changes(world)).toBe(1);
    const rows = (await desk.rows(me)).filter((row) => row.assignmentId === held.id);
    expect(rows.map(({ state }) => state)).toEqual(['delivered']);
  });

  it('keeps no draft where all was taken out again, nor of what is not held', async () => {
    const scene = await holding();
    const { desk, me } = scene;
    expect((await desk.requests.saveChange(me, extend(scene))).ok).toBe(true);
    const none = { ...extend(scene), schedule: null };
    expect(await desk.requests.saveChange(me, none)).toEqual({ ok: true, value: {} });
    expect((await desk.rows(me)).filter((row) => row.requestType === 'userUpdate')).toEqual([]);
    const strange = { ...extend(scene), assignmentId: '99999999-0000-4000-8000-000000000000' };
    expect(await desk.requests.saveChange(me, strange)).toMatchObject({ failure: { kind: 'gone' } });
  });

  it('keeps its end where the policy has changed since: the wish comes back', async () => {
    const scene = await holding();
    const { desk, me, world, held } = scene;
    const common = { store: desk.store, graph: world.graph, clock: world.clock, locale: () => 'en' };
    await readRequirements(common, me, [held.accessPackageId]);
    expect(await desk.requests.change(me, extend(scene, 100))).toMatchObject({
      failure: { kind: 'notRequestable', why: 'invalidAnswer' },
    });
    expect((await desk.requests.change(me, extend(scene))).ok).toBe(true);
    for (const policy of world.accessPackage('Operations projects').assignmentPolicies)
      policy.allowCustomAssignmentSchedule = false;
    // It had to wait, so it is not sent on what was read before.
    world.tenant.core.clock.advance(2 * 60_000);
    await desk.engine.wake();
    expect(await changeRow(scene)).toMatchObject({
      state: 'draft',
      failure: { kind: 'notRequestable' },
    });
    expect(changes(world)).toBe(0);
    // A new request for access does not pick up what was meant for another end.
    const { accessPackageId } = held;
    await desk.requests.saveDraft(me, { accessPackageId, ...blank, justification: 'anew' });
    expect(await changeRow(scene)).toMatchObject({ requestType: 'userUpdate', justification: '' });
  });

  it('that somebody else’s change is under way is found, not doubled', async () => {
    const scene = await holding({ duplicateGuard: false });
    const { desk, me, world, held } = scene;
    await world.graph.submitRequest(me, {
      change: { requestType: 'userRemove', assignmentId: held.id },
      accessPackageId: held.accessPackageId,
      targetId: me.oid,
      ...blank,
    });
    await desk.engine.runNow('requests', me.profile);
    expect(await desk.requests.change(me, giveUp(scene))).toMatchObject({
      failure: { kind: 'alreadyRequested' },
    });
    expect(changes(world)).toBe(1);
  });
});

describe('what ends soon', () => {
  it.each([
    ['refused', { state: 'failed', failure: { kind: 'alreadyAssigned' } }, 30],
    ['taken', { state: 'delivered' }, 90],
  ] as const)('may be asked for again; a renewal is %s', async (renewal, expected, days) => {
    const scene = await holding({ renewal });
    const { desk, me, world, held } = scene;
    world.tenant.core.clock.advance(60.5 * day);
    await desk.engine.runNow('assignments', me.profile);
    const policyId = held.policyId ?? '';
    const { accessPackageId } = held;
    const asked = await desk.requests.submit(me, { accessPackageId, policyId, ...blank });
    await desk.engine.wake();
    await pass(scene, 3 * 60_000);
    const row = found((await desk.rows(me)).find(({ id }) => asked.ok && id === asked.value.requestId));
    expect(row).toMatchObject(expected);
    const end = endOf(await heldNow(desk, accessPackageId)) ?? 0;
    expect(Math.round((end - world.clock.now()) / day)).toBe(days === 90 ? 90 : 29);
  });

  it('is not asked for again while it lasts', async () => {
    const { desk, me, held } = await holding();
    await desk.store.requests.clear();
    expect(await desk.requests.submit(me, { accessPackageId: held.accessPackageId, ...blank })).toMatchObject(
      {
        failure: { kind: 'alreadyAssigned' },
      },
    );
  });
});

describe('a change that the policy does not let holders make', () => {
  it.each([
    ['another end', extend, 'enableTargetsToSelfUpdateAccess'],
    ['giving up', giveUp, 'enableTargetsToSelfRemoveAccess'],
  ] as const)('%s: is said, and nothing else changes', async (_, wish, key) => {
    const scene = await holding();
    const { desk, me, world, held } = scene;
    for (const policy of world.accessPackage('Operations projects').assignmentPolicies) policy[key] = false;
    await desk.requests.change(me, wish(scene));
    await desk.engine.wake();
    expect(await changeRow(scene)).toMatchObject({ state: 'failed', failure: { kind: 'forbidden' } });
    expect(desk.told.at(-1)?.kind).toMatch(/^not(Extended|GivenUp)$/);
    expect(await heldNow(desk, held.accessPackageId)).toMatchObject({ state: 'delivered' });
    expect(changes(world)).toBe(0);
  });

  it('beyond what Graph allows comes back to the person', async () => {
    const scene = await holding({ updateLimit: 'start' });
    scene.world.tenant.core.clock.advance(60 * day);
    await scene.desk.requests.change(scene.me, extend(scene));
    await scene.desk.engine.wake();
    expect(await changeRow(scene)).toMatchObject({
      state: 'draft',
      failure: { kind: 'notRequestable', why: 'refused' },
    });
  });
});

describe('one click is one change, on the simulated tenant without its guard', () => {
  const seed = printedSeed('change');
  const faults: [string, Omit<Fault, 'method' | 'path'>][] = [
    ['answer dropped', { kind: 'dropAfter' }],
    ['call dropped', { kind: 'dropBefore' }],
    ['504 after the effect', { kind: 'statusAfter', status: 504 }],
    ['503 with Retry-After', { kind: 'status', status: 503, retryAfterSeconds: 20 }],
    ['an unreadable answer', { kind: 'malformed' }],
  ];
  const cases = faults.flatMap(([name, fault]) =>
    ([giveUp, extend] as const).map((wish) => [`${wish.name}: ${name}`, fault, wish] as const),
  );

  it.each(cases)('%s', async (_name, fault, wish) => {
    const random = createRandom(seed);
    const listLag = random.integer(61);
    const requestExpand = random.next() < 0.5 ? 'works' : 'badRequest';
    const scene = await holding({ duplicateGuard: false, listLag });
    scene.world.tenant.core.switches.set({ requestExpand });
    for (let times = 1 + random.integer(2); times > 0; times--)
      scene.world.tenant.core.faults.add({ method: 'POST', path: requestsPath, times: 1, ...fault });
    await scene.desk.requests.change(scene.me, wish(scene));
    await scene.desk.engine.wake();
    await pass(scene, 8 * 60_000);
    expect(changes(scene.world)).toBe(1);
    expect(await changeRow(scene)).toMatchObject({ state: 'delivered', madeHere: true });
    expect(await scene.desk.store.outbox.count()).toBe(0);
  });
});
