import { describe, expect, it } from 'vitest';
import { readReports, reportsOf } from '../../lib/requests/model/directReports.ts';
import type { ProfileRow, RequestRow } from '../../lib/store/rows.ts';
import { eraseProfile } from '../../lib/store/wholeProfile.ts';
import type { TenantState } from '../tenant/state/state.ts';
import type { SwitchPositions } from '../tenant/state/switches.ts';
import { createWorld, type World } from '../unit/graph/world.ts';
import { createDesk, type Desk } from '../unit/requests/desk.ts';

const requestsPath = '/v1.0/identityGovernance/entitlementManagement/assignmentRequests';
const blank = { justification: '', answers: [], schedule: null };

interface Scene {
  world: World;
  desk: Desk;
  me: ProfileRow;
}

/** Diego, to whom Lynne and Pradeep report, and what his worker has. */
async function asDiego(switches: Partial<SwitchPositions> = {}, name = 'Diego Siciliani'): Promise<Scene> {
  const world = createWorld({ switches });
  const clock = { now: () => world.tenant.core.clock.now() };
  const me = world.person(name);
  const desk = await createDesk({ graph: world.graph, clock, people: [me] });
  const read = await readReports({ store: desk.store, graph: world.graph, clock }, me);
  expect(read).toEqual({ ok: true, value: undefined });
  return { world, desk, me };
}

const ask = ({ world, desk, me }: Scene, name: string, whose?: string) =>
  desk.requests.submit(me, {
    accessPackageId: world.accessPackage(name).id,
    ...(whose === undefined ? {} : { targetId: world.person(whose).oid }),
    ...blank,
  });

const pass = async ({ world, desk }: Scene, ms = 3 * 60_000) => {
  for (let passed = 0; passed < ms; passed += 30_000) {
    world.tenant.core.clock.advance(30_000);
    await desk.engine.onAlarm('knock.poll');
  }
};

const rowsOf = async ({ desk, me }: Scene): Promise<RequestRow[]> => desk.rows(me);
const effects = ({ world }: Scene): number =>
  world.tenant.core.log.rows().filter((row) => row.path === requestsPath && row.effect !== undefined).length;
// The tenant's parts know no more of each other than they need; the state behind them is one.
const ledgerOf = ({ world }: Scene) => (world.tenant.core as TenantState).ledger;
const lists = ({ world }: Scene, on: string): number =>
  world.tenant.core.log.rows().filter((row) => row.path.includes(`(on='${on}')`)).length;

describe('asked for somebody who reports to one', () => {
  it('is theirs: marked, followed to the end, and told by their name', async () => {
    const scene = await asDiego();
    expect((await ask(scene, 'Expense claims', 'Lynne Robbins')).ok).toBe(true);
    await scene.desk.engine.wake();
    await pass(scene);
    const [row, ...others] = await rowsOf(scene);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      forOther: { name: 'Lynne Robbins', mail: 'LynneR@contoso.com' },
      targetId: scene.world.person('Lynne Robbins').oid,
      state: 'delivered',
      madeHere: true,
    });
    expect(scene.desk.told.map(({ kind, request }) => [kind, request.forOther?.name])).toEqual([
      ['delivered', 'Lynne Robbins'],
    ]);
    expect(scene.world.tenant.violations()).toEqual([]);
  });

  it('is one for each person, beside one’s own', async () => {
    const scene = await asDiego();
    for (const whose of ['Lynne Robbins', 'Pradeep Gupta', undefined])
      expect((await ask(scene, 'Marketing team', whose)).ok, whose).toBe(true);
    const [first] = (await rowsOf(scene)).filter((row) => row.forOther?.name === 'Lynne Robbins');
    expect(await ask(scene, 'Marketing team', 'Lynne Robbins')).toEqual({
      ok: false,
      failure: { kind: 'alreadyRequested', requestId: first?.id },
    });
    expect(new Set((await rowsOf(scene)).map((row) => row.openIntent)).size).toBe(3);
  });

  it('is refused for anybody else, and nothing is written', async () => {
    const scene = await asDiego();
    expect(await ask(scene, 'Expense claims', 'Adele Vance')).toEqual({
      ok: false,
      failure: { kind: 'notRequestable', why: 'notForThem' },
    });
    expect(await rowsOf(scene)).toEqual([]);
  });

  it('comes back in words where the policy lets nobody ask for others', async () => {
    const scene = await asDiego();
    await ask(scene, 'Marketing – Visitor', 'Lynne Robbins');
    await scene.desk.engine.wake();
    expect(await rowsOf(scene)).toMatchObject([
      { state: 'draft', failure: { kind: 'notRequestable', why: 'refusedForOther' } },
    ]);
    expect(effects(scene)).toBe(0);
  });

  it.each(['works', 'withoutPeople', 'badRequest'] as const)(
    'is one request when the answer is lost (requestExpand: %s)',
    async (requestExpand) => {
      const scene = await asDiego({ duplicateGuard: false, listLag: 40, requestExpand });
      const { faults } = scene.world.tenant.core;
      faults.add({ method: 'POST', path: requestsPath, times: 1, kind: 'dropAfter' });
      await scene.desk.requests.submit(scene.me, {
        accessPackageId: scene.world.accessPackage('Marketing team').id,
        targetId: scene.world.person('Lynne Robbins').oid,
        ...blank,
        justification: 'She joins the campaign.',
      });
      await scene.desk.engine.wake();
      await pass(scene, 8 * 60_000);
      expect(effects(scene)).toBe(1);
      expect(await rowsOf(scene)).toMatchObject([
        { state: 'pendingApproval', madeHere: true, forOther: { name: 'Lynne Robbins' } },
      ]);
      expect(await scene.desk.store.outbox.count()).toBe(0);
    },
  );

  it('is one each for several in one go, although an answer is lost and all is pressed again', async () => {
    const scene = await asDiego({ duplicateGuard: false, listLag: 40 });
    const { faults } = scene.world.tenant.core;
    faults.add({ method: 'POST', path: requestsPath, times: 1, kind: 'dropAfter' });
    const people = ['Lynne Robbins', 'Pradeep Gupta'];
    const press = async () => {
      const pressed = [];
      for (const whose of people)
        pressed.push(
          await scene.desk.requests.submit(scene.me, {
            accessPackageId: scene.world.accessPackage('Marketing team').id,
            targetId: scene.world.person(whose).oid,
            ...blank,
            justification: 'They join the campaign.',
          }),
        );
      return pressed;
    };
    expect((await press()).every(({ ok }) => ok)).toBe(true);
    await scene.desk.engine.wake();
    const isUnderWay = people.map(() => ({ failure: { kind: 'alreadyRequested' } }));
    expect(await press()).toMatchObject(isUnderWay);
    await pass(scene, 8 * 60_000);
    expect(await press()).toMatchObject(isUnderWay);
    await pass(scene, 8 * 60_000);
    expect(effects(scene)).toBe(2);
    expect((await rowsOf(scene)).map((row) => row.forOther?.name).sort()).toEqual(people);
  });

  it.each(['waits', 'is cancelled'])('ends when it was deleted in Graph and %s', async (what) => {
    const scene = await asDiego();
    for (const whose of ['Lynne Robbins', undefined])
      await scene.desk.requests.submit(scene.me, {
        accessPackageId: scene.world.accessPackage('Marketing team').id,
        ...(whose && { targetId: scene.world.person(whose).oid }),
        ...blank,
        justification: 'For the campaign.',
      });
    await scene.desk.engine.wake();
    await pass(scene);
    const [theirs] = (await rowsOf(scene)).filter((row) => row.forOther !== undefined);
    const cancelled = theirs?.id ?? '';
    ledgerOf(scene).deleteRequest(theirs?.graphId ?? '');
    if (what === 'waits') await pass(scene, 10 * 60_000);
    else {
      await scene.desk.requests.cancel(scene.me.profile, cancelled);
      await scene.desk.engine.wake();
    }
    const states = (await rowsOf(scene)).map(({ forOther, state, failure }) => [
      forOther?.name,
      state,
      failure?.kind,
    ]);
    expect(states.sort()).toEqual([
      [undefined, 'pendingApproval', undefined],
      ['Lynne Robbins', 'failed', 'noLongerListed'],
    ]);
    expect(await scene.desk.store.outbox.count()).toBe(0);
  });

  it('elsewhere is found too, for people to whom others report; nobody else pays for that list', async () => {
    const scene = await asDiego();
    const lynne = scene.world.person('Lynne Robbins');
    await scene.world.graph.submitRequest(scene.me, {
      accessPackageId: scene.world.accessPackage('Expense claims').id,
      targetId: lynne.oid,
      target: { name: lynne.displayName, mail: lynne.username },
      ...blank,
    });
    await scene.desk.engine.runNow('requests', scene.me.profile);
    expect(await rowsOf(scene)).toMatchObject([
      { madeHere: false, forOther: { name: 'Lynne Robbins' }, accessPackageName: 'Expense claims' },
    ]);

    const adele = await asDiego({}, 'Adele Vance');
    await ask(adele, 'Marketing – Visitor');
    await adele.desk.engine.wake();
    await pass(adele);
    expect(lists(adele, 'createdBy')).toBe(0);
    expect(lists(adele, 'target')).toBeGreaterThan(1);
  });
});

describe('asked by somebody else', () => {
  it.each([
    ['works', 'Diego Siciliani'],
    ['withoutPeople', undefined],
  ] as const)('is marked with who it was as far as Graph says so (%s)', async (requestExpand, askedBy) => {
    const scene = await asDiego({ requestExpand });
    const lynne = scene.world.person('Lynne Robbins');
    await ask(scene, 'Expense claims', 'Lynne Robbins');
    await scene.desk.engine.wake();
    const clock = { now: () => scene.world.tenant.core.clock.now() };
    const hers = await createDesk({ graph: scene.world.graph, clock, people: [lynne] });
    await hers.engine.runNow('requests', lynne.profile);
    const [row] = await hers.rows(lynne);
    expect(row).toMatchObject({ accessPackageName: 'Expense claims', madeHere: false });
    expect(row?.askedBy).toBe(askedBy);
    expect(row).not.toHaveProperty('forOther');
  });

  it('is “somebody else” where only the other list gives it away', async () => {
    // Megan has reports, so her own list of what she asked for is read, too.
    const megan = await asDiego({ requestExpand: 'withoutPeople' }, 'Megan Bowen');
    const { world } = megan;
    await world.graph.submitRequest(world.person('Miriam Graham'), {
      accessPackageId: world.accessPackage('Expense claims').id,
      targetId: megan.me.oid,
      target: { name: megan.me.displayName, mail: megan.me.username },
      ...blank,
    });
    await megan.desk.engine.runNow('requests', megan.me.profile);
    const rows = await rowsOf(megan);
    expect(rows.find((row) => row.accessPackageName === 'Expense claims')?.askedBy).toBe('');
  });
});

describe('who reports to one', () => {
  it('is read once a day, and forgotten at sign-out', async () => {
    const { world, desk, me } = await asDiego();
    const clock = { now: () => world.tenant.core.clock.now() };
    const read = () => readReports({ store: desk.store, graph: world.graph, clock }, me);
    const calls = () =>
      world.tenant.core.log.rows().filter((row) => row.path.includes('directReports')).length;
    await read();
    expect(calls()).toBe(1);
    expect((await reportsOf(desk.store, me.profile))?.map((one) => one.displayName)).toEqual([
      'Lynne Robbins',
      'Pradeep Gupta',
    ]);
    world.tenant.core.clock.advance(25 * 3_600_000);
    await read();
    expect(calls()).toBe(2);
    await desk.store.profiles.update(me.profile, { session: 'signedOut' });
    await eraseProfile(desk.store, me.profile);
    expect(await reportsOf(desk.store, me.profile)).toBeUndefined();
    // An answer that comes after the sign-out brings nothing back.
    await read();
    expect(await reportsOf(desk.store, me.profile)).toBeUndefined();
  });
});
