import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { type Approvals, createApprovals } from '../../../lib/approvals/approvals.ts';
import { undoMs } from '../../../lib/approvals/decisionCommand.ts';
import { reasonMissing } from '../../../lib/entitlement/approval.ts';
import { fail, ok, type Result } from '../../../lib/platform/failure.ts';
import { ownDecisions } from '../../../lib/store/ownDecisions.ts';
import { approvalsOf } from '../../../lib/store/readable.ts';
import type { ApprovalRow, ProfileRow } from '../../../lib/store/rows.ts';
import type { SwitchPositions } from '../../tenant/state/switches.ts';
import { createWorld, type World, type WorldOptions } from '../graph/world.ts';
import { createDesk, type Desk } from '../requests/desk.ts';

const minute = 60_000;

/** What must have gone well for the test to mean anything. */
function done(result: Result<unknown>): void {
  expect(result).toMatchObject({ ok: true });
}

interface Approver {
  world: World;
  me: ProfileRow;
  desk: Desk;
  approvals: Approvals;
  queue(): Promise<ApprovalRow[]>;
  /** The row of a package, after reading the queue again. */
  row(name: string): Promise<ApprovalRow>;
}

async function approver(world: World, name: string): Promise<Approver> {
  const clock = { now: () => world.tenant.core.clock.now() };
  const me = world.person(name);
  const desk = await createDesk({ graph: world.graph, clock, people: [me] });
  const approvals = createApprovals({
    store: desk.store,
    graph: world.graph,
    clock,
    local: clock,
    arm: desk.engine.arm,
  });
  const queue = async () => {
    done(await approvals.openQueue(me));
    return (await approvalsOf(desk.store, me.profile)).rows;
  };
  const row = async (packageName: string) => {
    const found = (await queue()).find((each) => each.accessPackageName === packageName);
    if (found === undefined) throw new Error(`nothing waits for ${packageName}`);
    return found;
  };
  return { world, me, desk, approvals, queue, row };
}

/** Somebody asks for a package. */
async function ask(world: World, name: string, accessPackage: string): Promise<Desk> {
  const clock = { now: () => world.tenant.core.clock.now() };
  const me = world.person(name);
  const desk = await createDesk({ graph: world.graph, clock, people: [me] });
  const accessPackageId = world.accessPackage(accessPackage).id;
  done(
    await desk.requests.submit(me, { accessPackageId, justification: 'Launch', answers: [], schedule: null }),
  );
  await desk.engine.wake();
  await pass(world, desk);
  return desk;
}

async function pass(world: World, desk: Desk): Promise<void> {
  for (let turn = 0; turn < 6; turn++) {
    world.tenant.core.clock.advance(30_000);
    await desk.engine.onAlarm('knock.poll');
  }
}

/** What a command about one came to. */
async function only(answer: ReturnType<Approvals['undo']>): Promise<Result<unknown>> {
  const result = await answer;
  const [left] = result.ok ? result.value.left : [];
  return left ? fail(left.failure) : ok();
}

const decide = async (
  who: Approver,
  row: ApprovalRow,
  decision: 'Approve' | 'Deny' = 'Approve',
  justification = 'Fine',
) => {
  const answer = await only(who.approvals.decide(who.me, { approvalIds: [row.id], decision, justification }));
  who.world.tenant.core.clock.advance(undoMs);
  await who.desk.engine.wake();
  return answer;
};

const stored = async (who: Approver, id: string) => who.desk.store.approvals.get([who.me.profile, id]);

describe('the queue', () => {
  it('shows who, what and why, and the stage to decide', async () => {
    const world = createWorld();
    await ask(world, 'Adele Vance', 'Marketing team');
    const megan = await approver(world, 'Megan Bowen');
    const row = await megan.row('Marketing team');
    expect(row).toMatchObject({ requestorName: 'Adele Vance', justification: 'Launch', state: 'waiting' });
    expect(row.stageId).toBeDefined();
    expect(await megan.approvals.count(megan.me)).toEqual({
      ok: true,
      value: { count: (await megan.queue()).length },
    });
  });

  it('counts nothing where the low scope may not', async () => {
    const world = createWorld({ switches: { approverCountUnderLowScope: false } });
    const megan = await approver(world, 'Megan Bowen');
    expect(await megan.approvals.count(megan.me)).toEqual({ ok: true, value: {} });
  });

  const withoutApprover: WorldOptions = {
    refuse: (_scopes, options) =>
      options?.role === 'approver' ? fail({ kind: 'consentNeeded', scopes: [] }) : undefined,
  };
  it.each([
    ['stages that may not be read', { switches: { stagesReadable: false } } satisfies WorldOptions],
    ["no consent for the approver's scope", withoutApprover],
  ])('with %s: rows without a stage, decided by a link', async (_name, options) => {
    const world = createWorld(options);
    await ask(world, 'Adele Vance', 'Marketing team');
    const megan = await approver(world, 'Megan Bowen');
    const row = await megan.row('Marketing team');
    expect(row).not.toHaveProperty('stageId');
    expect(await decide(megan, row)).toEqual({ ok: false, failure: { kind: 'forbidden' } });
    expect(await megan.desk.store.outbox.count()).toBe(0);
  });

  it('that cannot be read at all is the failure that the person can mend', async () => {
    const world = createWorld({ ...withoutApprover, switches: { approverCountUnderLowScope: false } });
    const megan = await approver(world, 'Megan Bowen');
    expect(await megan.approvals.openQueue(megan.me)).toMatchObject({ failure: { kind: 'consentNeeded' } });
  });

  it('loses what no longer waits, and keeps what was decided today', async () => {
    const world = createWorld();
    const adele = await ask(world, 'Adele Vance', 'Marketing team');
    await ask(world, 'Alex Wilber', 'Marketing – Visitor');
    const megan = await approver(world, 'Megan Bowen');
    await decide(megan, await megan.row('Marketing – Visitor'));
    const mine = (await adele.rows(world.person('Adele Vance'))).find(
      (row) => row.accessPackageName === 'Marketing team',
    );
    await adele.requests.cancel(world.person('Adele Vance').profile, mine?.id ?? '');
    await adele.engine.wake();
    const states = (await megan.queue()).map((row) => `${row.accessPackageName}: ${row.state}`);
    expect(states).toContain('Marketing – Visitor: approved');
    expect(states.join()).not.toContain('Marketing team');
    world.tenant.core.clock.advance(13 * 60 * minute);
    expect((await megan.queue()).filter((row) => row.state !== 'waiting')).toEqual([]);
  });
});

describe('what a plain approver may mostly not read', () => {
  /** Megan's queue, read three times, and how often Graph refused her something else than stages. */
  async function threeTimes(switches: Partial<SwitchPositions>) {
    const world = createWorld({ switches });
    await ask(world, 'Adele Vance', 'Marketing team');
    const megan = await approver(world, 'Megan Bowen');
    await megan.queue();
    await megan.queue();
    const row = await megan.row('Marketing team');
    const asked = world.tenant.core.log
      .rows()
      .filter(({ path }) => /approver.*assignmentPolicy|users/.test(path))
      .map(({ path, status }) => `${status} ${path.includes('users') ? 'person' : 'policy'}`);
    return { world, megan, row, asked };
  }

  it('is asked for once a day, and left out', async () => {
    const { world, megan, row, asked } = await threeTimes({});
    expect(row).not.toHaveProperty('decideBy');
    expect(row).not.toHaveProperty('requestorJob');
    expect(new Set(asked)).toEqual(new Set(['403 person', '403 policy']));
    const people = () => world.tenant.core.log.rows().filter(({ path }) => path.includes('/users/')).length;
    const before = people();
    await megan.queue();
    expect(people()).toBe(before);
    world.tenant.core.clock.advance(25 * 60 * minute);
    await megan.queue();
    expect(people()).toBeGreaterThan(before);
  });

  it('is shown where it may be read: until when to decide, whether with a reason, and what somebody does', async () => {
    const { row } = await threeTimes({ policyReadable: true, requestorReadable: 'full' });
    expect(row.requestorJob).toEqual(['Retail Manager', 'Retail']);
    expect((row.decideBy ?? 0) - (row.requestedAt ?? 0)).toBe(14 * 24 * 60 * minute);
    expect((await threeTimes({ requestorReadable: 'basic' })).row.requestorJob).toEqual([]);
  });

  it('is left out where the service added a stage', async () => {
    const world = createWorld({ switches: { policyReadable: true, riskStage: 'decidable' } });
    await ask(world, 'Adele Vance', 'Marketing team');
    const henrietta = await approver(world, 'Henrietta Mueller');
    expect(await henrietta.row('Marketing team')).not.toHaveProperty('decideBy');
  });
});

describe('deciding', () => {
  it('takes two people where the policy asks for two, and the requestor is told at the end', async () => {
    const world = createWorld();
    const adele = await ask(world, 'Adele Vance', 'Finance reports');
    for (const name of ['Megan Bowen', 'Diego Siciliani']) {
      const who = await approver(world, name);
      expect(await decide(who, await who.row('Finance reports'))).toEqual({ ok: true, value: undefined });
      const open = (await who.queue()).filter((row) => row.accessPackageName === 'Finance reports');
      expect(open.map((row) => row.state)).toEqual(['approved']);
    }
    await pass(world, adele);
    await pass(world, adele);
    expect(adele.told.map(({ kind }) => kind)).toContain('delivered');
    expect(world.tenant.violations()).toEqual([]);
  });

  it('shows each of two what stage it is, who decided before, and what they decided last themselves', async () => {
    const world = createWorld();
    await ask(world, 'Adele Vance', 'Finance reports');
    const megan = await approver(world, 'Megan Bowen');
    const first = await megan.row('Finance reports');
    expect(first).toMatchObject({ step: { number: 1, of: 2 }, earlier: [] });
    await decide(megan, first, 'Approve', 'Closes the quarter');
    expect(await ownDecisions(megan.desk.store, megan.me.profile)).toMatchObject([
      { requestorName: 'Adele Vance', decision: 'Approve', reason: 'Closes the quarter' },
    ]);
    const diego = await approver(world, 'Diego Siciliani');
    expect(await diego.row('Finance reports')).toMatchObject({
      step: { number: 2, of: 2 },
      earlier: [{ by: 'Megan Bowen', isApproved: true, reason: 'Closes the quarter' }],
    });
  });

  it('counts a stage that ID Protection added as one of the approval’s own', async () => {
    const world = createWorld({ switches: { riskStage: 'decidable' } });
    await ask(world, 'Adele Vance', 'Marketing team');
    const henrietta = await approver(world, 'Henrietta Mueller');
    expect((await henrietta.row('Marketing team')).step).toEqual({ number: 1, of: 2 });
    await decide(henrietta, await henrietta.row('Marketing team'));
    const megan = await approver(world, 'Megan Bowen');
    expect((await megan.row('Marketing team')).step).toEqual({ number: 2, of: 2 });
  });

  it('shows what a package gives to whom may read that, and asks once a day where that is refused', async () => {
    const world = createWorld();
    await ask(world, 'Adele Vance', 'Marketing team');
    const megan = await approver(world, 'Megan Bowen');
    const { accessPackageId } = await megan.row('Marketing team');
    const grants = await megan.desk.store.grants.toArray();
    expect(grants.some((grant) => grant.accessPackageId === accessPackageId)).toBe(true);
    let asked = 0;
    const closed = createWorld({
      switches: { contentsReadable: false },
      through: (tenant) => async (input, init) => {
        if (String(init?.body).includes('resourceRoleScopes')) asked += 1;
        return tenant(input, init);
      },
    });
    await ask(closed, 'Adele Vance', 'Marketing team');
    const other = await approver(closed, 'Megan Bowen');
    await other.queue();
    await other.queue();
    const once = asked;
    await other.queue();
    expect([once > 0, asked]).toEqual([true, once]);
  });

  it('can say no, without a reason', async () => {
    const world = createWorld();
    const adele = await ask(world, 'Adele Vance', 'Marketing team');
    const megan = await approver(world, 'Megan Bowen');
    const row = await megan.row('Marketing team');
    await decide(megan, row, 'Deny', '');
    expect(await stored(megan, row.id)).toMatchObject({ state: 'denied' });
    await pass(world, adele);
    expect(adele.told.map(({ kind }) => kind)).toEqual(['denied']);
  });

  it('takes a reason where the policy demands one, and asks for it from then on', async () => {
    const world = createWorld();
    for (const stage of world
      .accessPackage('Marketing team')
      .assignmentPolicies.flatMap(({ stages }) => stages))
      stage.isApproverJustificationRequired = true;
    await ask(world, 'Adele Vance', 'Marketing team');
    const megan = await approver(world, 'Megan Bowen');
    const first = await megan.row('Marketing team');
    expect(first.isJustificationRequired).toBe(false);
    await decide(megan, first, 'Approve', '');
    const refused = await stored(megan, first.id);
    expect(refused).toMatchObject({
      state: 'failed',
      failure: reasonMissing,
      isJustificationRequired: true,
    });
    expect(await decide(megan, first, 'Approve', ' ')).toEqual(fail(reasonMissing));
    await decide(megan, first, 'Approve', 'She joined the team');
    expect(await stored(megan, first.id)).toMatchObject({ state: 'approved' });
    await ask(world, 'Diego Siciliani', 'Marketing team');
    const next = (await megan.queue()).find(({ requestorName }) => requestorName === 'Diego Siciliani');
    expect(next).toMatchObject({ state: 'waiting', isJustificationRequired: true });
  });

  it('is one decision from two windows, and too late the second time', async () => {
    const world = createWorld();
    await ask(world, 'Adele Vance', 'Marketing team');
    const megan = await approver(world, 'Megan Bowen');
    const row = await megan.row('Marketing team');
    const both = await Promise.all(
      (['Approve', 'Deny'] as const).map((decision) =>
        only(megan.approvals.decide(megan.me, { approvalIds: [row.id], decision, justification: 'Fine' })),
      ),
    );
    expect(both.map((answer) => answer.ok).sort()).toEqual([false, true]);
    world.tenant.core.clock.advance(undoMs);
    await megan.desk.engine.wake();
    const sent = world.tenant.core.log.rows().filter((entry) => entry.method === 'PATCH');
    expect(sent).toHaveLength(1);
    const none = await megan.approvals.decide(megan.me, {
      approvalIds: ['x'],
      decision: 'Deny',
      justification: 'x',
    });
    expect(none).toEqual(ok({ left: [{ approvalId: 'x', failure: { kind: 'gone' } }] }));
  });

  it('of a stage that was shown is none of the one that came after it', async () => {
    const world = createWorld();
    await ask(world, 'Adele Vance', 'Finance reports');
    const megan = await approver(world, 'Megan Bowen');
    const { id, stageId } = await megan.row('Finance reports');
    // As a queue of hundreds leaves it when it is read again: shown as it was, and to be read.
    await megan.desk.store.approvals.update([megan.me.profile, id], {
      stageId: 'first',
      isStageUnread: true,
    });
    const [row] = (await approvalsOf(megan.desk.store, megan.me.profile)).rows.filter((one) => one.id === id);
    if (row === undefined) throw new Error('nothing waits');
    expect(await decide(megan, row)).toEqual(fail({ kind: 'tooLate', what: 'stage' }));
    expect(await stored(megan, id)).toMatchObject({ stageId, state: 'waiting' });
    expect(await decide(megan, row)).toEqual({ ok: true, value: undefined });
    expect(await stored(megan, id)).toMatchObject({ state: 'approved' });
  });

  it('finds that another approver was first', async () => {
    const world = createWorld();
    await ask(world, 'Adele Vance', 'Product launch');
    const group = world.contoso.groups.find((each) =>
      JSON.stringify(world.accessPackage('Product launch').assignmentPolicies).includes(each.id),
    );
    const names = (group?.memberIds ?? [])
      .map((id) => world.contoso.users.find((user) => user.id === id)?.displayName ?? '')
      .filter((name) => name !== 'Adele Vance');
    const [first, second] = await Promise.all(names.slice(0, 2).map((name) => approver(world, name)));
    if (first === undefined || second === undefined) throw new Error('two approvers are needed');
    const [one, other] = [await first.row('Product launch'), await second.row('Product launch')];
    await decide(first, one);
    await decide(second, other, 'Deny');
    expect(await stored(first, one.id)).toMatchObject({ state: 'approved' });
    expect(await stored(second, other.id)).toMatchObject({ state: 'alreadyDecided' });
  });

  it('whose answer was lost is not told as somebody else’s', async () => {
    const world = createWorld();
    await ask(world, 'Adele Vance', 'Marketing team');
    const megan = await approver(world, 'Megan Bowen');
    const row = await megan.row('Marketing team');
    world.tenant.core.faults.add({ method: 'PATCH', path: '*', kind: 'statusAfter', status: 504, times: 1 });
    await decide(megan, row);
    // Looked up at once: nobody waits for an alarm.
    expect(await stored(megan, row.id)).toMatchObject({ state: 'approved' });
  });

  it('that never arrived is sent again', async () => {
    const world = createWorld();
    await ask(world, 'Adele Vance', 'Marketing team');
    const megan = await approver(world, 'Megan Bowen');
    const row = await megan.row('Marketing team');
    world.tenant.core.faults.add({ method: 'PATCH', path: '*', kind: 'dropBefore', times: 1 });
    await decide(megan, row);
    await pass(world, megan.desk);
    expect(await stored(megan, row.id)).toMatchObject({ state: 'approved' });
  });

  it('of a long offline hour goes back to the approver', async () => {
    const world = createWorld();
    await ask(world, 'Adele Vance', 'Marketing team');
    const megan = await approver(world, 'Megan Bowen');
    const row = await megan.row('Marketing team');
    world.tenant.core.faults.add({ path: '*', kind: 'dropBefore' });
    await decide(megan, row);
    world.tenant.core.clock.advance(60 * minute);
    world.tenant.core.faults.clear();
    await pass(world, megan.desk);
    expect(await stored(megan, row.id)).toMatchObject({
      state: 'failed',
      failure: { kind: 'tooLate', what: 'decision' },
    });
    expect((await megan.row('Marketing team')).state).toBe('waiting');
  });
});

describe('undo', () => {
  const waits = { decision: 'Deny', justification: '' } as const;

  async function decided() {
    const world = createWorld();
    const adele = await ask(world, 'Adele Vance', 'Marketing team');
    const megan = await approver(world, 'Megan Bowen');
    const row = await megan.row('Marketing team');
    done(await only(megan.approvals.decide(megan.me, { approvalIds: [row.id], ...waits })));
    return { world, adele, megan, row, undo: () => only(megan.approvals.undo(megan.me, [row.id])) };
  }

  it('takes a decision back that nothing sends before its time, and leaves the request as it was', async () => {
    const { megan, row, undo } = await decided();
    await megan.desk.engine.wake({ ignoreBackoff: true });
    expect(await stored(megan, row.id)).toMatchObject({
      state: 'deciding',
      decision: 'Deny',
      mayUndo: true,
    });
    expect(await undo()).toEqual({ ok: true, value: undefined });
    expect(await stored(megan, row.id)).toEqual(row);
    expect(await megan.desk.store.outbox.count()).toBe(0);
    expect(await decide(megan, row)).toMatchObject({ ok: true });
    expect(await stored(megan, row.id)).toMatchObject({ state: 'approved' });
  });

  it('holds until the decision is sent: where the worker died, until an alarm sends it', async () => {
    const { world, megan, row, undo } = await decided();
    world.tenant.core.clock.advance(29_000);
    expect(await undo()).toMatchObject({ ok: true });
    done(await only(megan.approvals.decide(megan.me, { approvalIds: [row.id], ...waits })));
    world.tenant.core.clock.advance(30_000);
    await megan.desk.engine.onAlarm('knock.poll');
    expect(await stored(megan, row.id)).toMatchObject({ state: 'denied' });
    expect(await stored(megan, row.id)).not.toHaveProperty('mayUndo');
    expect(await undo()).toEqual(fail({ kind: 'tooLate', what: 'undo' }));
  });

  it('comes too late for one whose answer was lost', async () => {
    const { megan, row, undo } = await decided();
    await megan.desk.store.outbox.toCollection().modify({ state: 'verifying', attempts: 1 });
    expect(await undo()).toEqual(fail({ kind: 'tooLate', what: 'undo' }));
    expect(await stored(megan, row.id)).toMatchObject({ state: 'deciding' });
  });
});
