import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { readQueue } from '../../lib/approvals/queue.ts';
import type { TenantState } from '../tenant/state/state.ts';
import type { SwitchPositions } from '../tenant/state/switches.ts';
import { createWorld, found, unwrap } from '../unit/graph/world.ts';
import { createDesk } from '../unit/requests/desk.ts';

/** What organizations really answer, and the documentation hardly says: no position of the tenant stops Knock. */
const worldOf = (switches: Partial<SwitchPositions>) => {
  const world = createWorld({ switches });
  return { ...world, adele: world.person('Adele Vance'), megan: world.person('Megan Bowen') };
};

const request = (world: ReturnType<typeof worldOf>, name: string) =>
  world.graph.submitRequest(world.adele, {
    accessPackageId: world.accessPackage(name).id,
    targetId: world.adele.oid,
    justification: 'For the report',
    answers: [],
    schedule: null,
  });

describe('an organization', () => {
  it.each([
    ['full', ['Lynne Robbins', 'Pradeep Gupta']],
    ['idOnly', 'forbidden'],
    ['refused', 'forbidden'],
  ] as const)(
    'that tells %s of direct reports: names, or that it tells none',
    async (directReports, wanted) => {
      const world = worldOf({ directReports });
      const read = await world.graph.directReports(world.person('Diego Siciliani'));
      expect(read.ok ? read.value.map(({ displayName }) => displayName) : read.failure.kind).toEqual(wanted);
    },
  );

  it('in which nobody reports to one, whatever it tells', async () => {
    const world = worldOf({ directReports: 'idOnly' });
    expect(await world.graph.directReports(world.adele)).toEqual({ ok: true, value: [] });
  });

  it.each([404, 403] as const)(
    'that answers %i for what there is not: taking back a deleted request is told as such',
    async (unknownIdStatus) => {
      const world = worldOf({ unknownIdStatus });
      const clock = { now: () => world.tenant.core.clock.now() };
      const desk = await createDesk({ graph: world.graph, clock, people: [world.adele] });
      await desk.requests.submit(world.adele, {
        accessPackageId: world.accessPackage('Marketing – Visitor').id,
        justification: 'For the report',
        answers: [],
        schedule: null,
      });
      await desk.engine.wake();
      const { id, graphId = '' } = found((await desk.rows(world.adele))[0]);
      // The tenant's parts know no more of each other than they need; the state behind them is one.
      (world.tenant.core as TenantState).ledger.deleteRequest(graphId);
      await desk.requests.cancel(world.adele.profile, id);
      await desk.engine.wake();
      const told = async () => {
        const row = (await desk.rows(world.adele)).find((one) => one.id === id);
        return [row?.state, row?.failure?.kind];
      };
      expect(await told()).toEqual(['submitted', 'goneOrHidden']);
      for (let minutes = 0; minutes < 10; minutes += 1) {
        world.tenant.core.clock.advance(60_000);
        await desk.engine.onAlarm('knock.poll');
      }
      expect(await told()).toEqual(['failed', 'noLongerListed']);
    },
  );

  it.each([true, 409] as const)(
    'that refuses a second request (%s): what was typed stays, and the one made elsewhere is shown',
    async (duplicateGuard) => {
      const world = worldOf({ duplicateGuard, listLag: 60 });
      const clock = { now: () => world.tenant.core.clock.now() };
      const desk = await createDesk({ graph: world.graph, clock, people: [world.adele] });
      const { id } = unwrap(await request(world, 'Marketing – Visitor'));
      await desk.requests.submit(world.adele, {
        accessPackageId: world.accessPackage('Marketing – Visitor').id,
        justification: 'Once more',
        answers: [],
        schedule: null,
      });
      await desk.engine.wake();
      const accessPackageId = world.accessPackage('Marketing – Visitor').id;
      const told = async () =>
        (await desk.rows(world.adele))
          .filter((row) => row.accessPackageId === accessPackageId)
          .map(({ graphId, state, failure }) => [graphId, state, failure?.kind]);
      expect(await told()).toEqual([[undefined, 'draft', 'notRequestable']]);
      // The list lagged, and hid it before.
      world.tenant.core.clock.advance(61_000);
      await desk.engine.runNow('requests', world.adele.profile);
      expect(await told()).toContainEqual([id, 'pendingApproval', undefined]);
    },
  );

  it('whose license has ended says so, and not to try again', async () => {
    const world = worldOf({ license: 'refused' });
    expect(await request(world, 'Expense claims')).toMatchObject({
      ok: false,
      maybe: false,
      failure: { kind: 'notRequestable', why: 'license' },
    });
  });

  it('in which agents ask: the queue has a row with the agent’s name, and that it is no person', async () => {
    const world = worldOf({ agents: true });
    const queue = unwrap(await readQueue(world.graph, world.megan));
    const forAgent = found(queue.find(({ request: { target } }) => target?.displayName === 'Invoice agent'));
    expect(forAgent).toMatchObject({ stage: { isInProgress: true }, request: { target: { isApp: true } } });
    expect(queue.filter(({ request }) => request.target?.isApp)).toEqual([forAgent]);
  });

  it('whose policies say null for nothing: a form without questions', async () => {
    const world = worldOf({ requirements: 'nulls' });
    const { id } = world.accessPackage('Expense claims');
    const [policy] = unwrap(await world.graph.requirements(world.adele, id, 'en'));
    expect(policy).toMatchObject({ questions: [], needsMyAccess: false, schedule: null });
  });

  it.each(['seconds', 'fraction', 'date'] as const)(
    'that is busy says until when, in %s',
    async (retryAfter) => {
      const world = worldOf({ retryAfter });
      world.tenant.core.faults.add({ path: '*', kind: 'status', status: 429, retryAfterSeconds: 3 });
      const read = await world.graph.myRequests(world.adele);
      const until = !read.ok && read.failure.kind === 'throttled' ? read.failure.until : Number.NaN;
      const wait = until - world.tenant.core.clock.now();
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(3000);
    },
  );

  it.each(['bare', 'markup'] as const)(
    'that is busy and answers with an odd body (%s): wait, and keep the others',
    async (body) => {
      const world = worldOf({});
      const names = ['Expense claims', 'Marketing – Visitor', 'Finance reports'];
      const packages = names.map((name) => world.accessPackage(name).id);
      const path = `*/availableAccessPackages/${packages[1]}/*`;
      const busy = { status: 429, retryAfterSeconds: 3, body };
      world.tenant.core.faults.add({ path, kind: 'status', inBatch: true, ...busy });
      const read = unwrap(await world.graph.packageContents(world.adele, packages));
      expect(read.map(({ outcome }) => outcome.kind)).toEqual(['read', 'throttled', 'read']);
      world.tenant.core.faults.add({ path: '*', kind: 'status', ...busy });
      expect(await world.graph.myRequests(world.adele)).toMatchObject({ failure: { kind: 'throttled' } });
    },
  );

  it('with a risk stage: who may not decide at that moment is told no, and a plain approver waits', async () => {
    const world = worldOf({ riskStage: 'roleNeeded' });
    const filed = unwrap(await request(world, 'Marketing – Visitor'));
    world.tenant.core.clock.advance(10_000);
    const henrietta = world.person('Henrietta Mueller');
    expect(unwrap(await readQueue(world.graph, world.megan)).map((row) => row.request.id)).not.toContain(
      filed.id,
    );
    const mine = found(
      unwrap(await readQueue(world.graph, henrietta)).find((row) => row.request.id === filed.id),
    );
    const stage = found(mine.stage);
    const fine = {
      approvalId: filed.id,
      stageId: stage.id,
      decision: 'Approve',
      justification: 'Fine',
    } as const;
    expect(await world.graph.decideStages(henrietta, [fine])).toMatchObject([
      { ok: false, maybe: false, failure: { kind: 'forbidden' } },
    ]);
  });

  it.each([
    ['partial', 'partiallyDelivered'],
    ['failed', 'failed'],
    ['stuck', 'delivering'],
  ] as const)('whose delivery comes out %s: %s', async (delivery, state) => {
    const world = worldOf({ delivery });
    const filed = unwrap(await request(world, 'Expense claims'));
    world.tenant.core.clock.advance(3600_000);
    const [seen] = unwrap(await world.graph.myRequests(world.adele));
    expect(found(seen)).toMatchObject({ id: filed.id, state, target: { objectId: world.adele.oid } });
  });
});
