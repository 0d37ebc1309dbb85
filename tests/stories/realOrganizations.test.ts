import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { readQueue } from '../../lib/approvals/queue.ts';
import type { SwitchPositions } from '../tenant/state/switches.ts';
import { createWorld, found, unwrap } from '../unit/graph/world.ts';

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
    ['full', { ok: true, value: ['Lynne Robbins', 'Pradeep Gupta'] }],
    ['idOnly', { ok: true, value: [] }],
    ['refused', { ok: false }],
  ] as const)('that tells %s of direct reports: nobody without a name', async (directReports, wanted) => {
    const world = worldOf({ directReports });
    const read = await world.graph.directReports(world.person('Diego Siciliani'));
    const names = read.ok
      ? { ok: true, value: read.value.map(({ displayName }) => displayName) }
      : { ok: false };
    expect(names).toEqual(wanted);
  });

  it('whose license has ended says so, and not to try again', async () => {
    const world = worldOf({ license: 'refused' });
    expect(await request(world, 'Expense claims')).toMatchObject({
      ok: false,
      maybe: false,
      failure: { kind: 'notRequestable', why: 'license' },
    });
  });

  it('in which agents ask: the queue has a row with the agent’s name', async () => {
    const world = worldOf({ agents: true });
    const queue = unwrap(await readQueue(world.graph, world.megan));
    const forAgent = found(queue.find(({ request: { target } }) => target?.displayName === 'Invoice agent'));
    expect(forAgent.stage?.isInProgress).toBe(true);
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
