import { describe, expect, it } from 'vitest';
import { failureWords } from '../../components/failureWords.ts';
import { type Failure, fail } from '../../lib/platform/failure.ts';
import { createWords } from '../../lib/words/words.ts';
import { builtInOrganization } from '../tenant/organizations/builtIn.ts';
import { em, graphAs, userAdd } from '../tenant/testing.ts';
import { createWorld, found, unwrap, type World, type WorldOptions } from '../unit/graph/world.ts';
import { deskOf } from './queueOf.ts';

const wanted = 'Marketing – Visitor';
const day = 86_400_000;

type Stages = World['contoso']['accessPackages'][number]['assignmentPolicies'][number]['stages'];

/** An organisation in which the package's policy has these stages instead of its one. */
function worldWith(
  change: (one: Stages[number], idOf: (name: string) => string) => Stages,
  more: WorldOptions = {},
) {
  const seed = structuredClone(builtInOrganization);
  const [contoso] = seed.tenants;
  const policy = found(
    contoso?.accessPackages.find(({ displayName }) => displayName === wanted)?.assignmentPolicies[0],
  );
  const idOf = (name: string) => found(contoso?.users.find(({ displayName }) => displayName === name)).id;
  policy.stages = change(found(policy.stages[0]), idOf);
  return createWorld({ seed, ...more });
}

/** Somebody asks for it in My Access. Out: the id of the approval. */
async function ask(world: World, upn = 'AdeleV@contoso.com', name = wanted): Promise<string> {
  const send = await graphAs(world.tenant, upn);
  const { status, body } = await send('POST', `${em}/assignmentRequests`, userAdd(world.tenant, name));
  expect(status).toBe(201);
  world.tenant.core.clock.advance(10_000);
  return body.id;
}

type Desk = Awaited<ReturnType<typeof deskOf>>;

/** Reads the queue. Out: this request's row, if it waits for them. */
async function rowOf(desk: Desk, id: string) {
  unwrap(await desk.approvals.openQueue(desk.me));
  return (await desk.rows()).find((row) => row.id === id);
}

/** Decides and lets the time of *Undo* pass. Out: what was not put down, by why. */
async function decide(desk: Desk, id: string, decision: 'Approve' | 'Deny' = 'Approve') {
  const { approvals, me, send } = desk;
  const { left } = unwrap(await approvals.decide(me, { approvalIds: [id], decision, justification: 'Fine' }));
  await send();
  return left.map(({ failure }) => failure.kind);
}

const stored = async (desk: Desk, id: string) => (await desk.rows()).find((row) => row.id === id);
const decisionsOf = ({ tenant }: World) =>
  tenant.core.log
    .rows()
    .flatMap(({ effect }) => (effect?.startsWith('decide') ? [effect.split(' ')[1]] : []));

describe('who decides, and when', () => {
  it('three stages: three people, each in their turn and in no other', async () => {
    const names = ['Megan Bowen', 'Diego Siciliani', 'Lee Gu'];
    const world = worldWith((one, idOf) =>
      names.map((name, index) => ({
        ...one,
        id: one.id.replace(/.$/, String(index)),
        primaryApprovers: [{ type: 'singleUser', userId: idOf(name) }],
      })),
    );
    const id = await ask(world);
    const desks = await Promise.all(names.map((name) => deskOf(world, name)));
    for (const [index, desk] of desks.entries()) {
      for (const later of desks.slice(index + 1)) expect(await rowOf(later, id)).toBeUndefined();
      expect(await rowOf(desk, id)).toMatchObject({ step: { number: index + 1, of: 3 } });
      expect(await decide(desk, id)).toEqual([]);
      expect(await stored(desk, id)).toMatchObject({ state: 'approved' });
    }
    expect(decisionsOf(world)).toEqual(['Approve', 'Approve', 'Approve']);
  });

  it('an alternate approver has it when nobody decided in time, and decides; whom it was for is too late', async () => {
    const world = worldWith((one, idOf) => [
      {
        ...one,
        escalation: {
          after: 'P2D',
          approvers: [{ type: 'singleUser', userId: idOf('Lee Gu') }],
          fallback: [],
        },
      },
    ]);
    const id = await ask(world);
    const [megan, lee] = [await deskOf(world, 'Megan Bowen'), await deskOf(world, 'Lee Gu')];
    expect(await rowOf(lee, id)).toBeUndefined();
    expect(await rowOf(megan, id)).toMatchObject({ state: 'waiting' });
    world.tenant.core.clock.advance(3 * day);
    expect(await rowOf(lee, id)).toMatchObject({ state: 'waiting', step: { number: 1, of: 1 } });
    await decide(lee, id);
    expect(await stored(lee, id)).toMatchObject({ state: 'approved' });
    await decide(megan, id, 'Deny');
    expect(await stored(megan, id)).toMatchObject({ state: 'alreadyDecided' });
    expect(decisionsOf(world)).toEqual(['Approve']);
  });

  it('Microsoft denies in the seconds of Undo: the decision is not told as saved', async () => {
    const world = worldWith((one) => [{ ...one, durationBeforeAutomaticDenial: 'P1D' }]);
    const id = await ask(world);
    const megan = await deskOf(world, 'Megan Bowen');
    await rowOf(megan, id);
    world.tenant.core.clock.advance(day - 12_000);
    const approve = { approvalIds: [id], decision: 'Approve', justification: '' } as const;
    expect(unwrap(await megan.approvals.decide(megan.me, approve)).left).toEqual([]);
    world.tenant.core.clock.advance(20_000);
    await megan.send();
    expect(await stored(megan, id)).toMatchObject({ state: 'failed' });
    expect(decisionsOf(world)).toEqual([]);
    expect(await rowOf(megan, id)).toBeUndefined();
  });

  it('access that somebody has and wants for longer is told as that', async () => {
    const world = worldWith((one) => [one]);
    Object.assign(found(world.accessPackage(wanted).assignmentPolicies[0]), {
      allowCustomAssignmentSchedule: true,
      isApprovalRequiredForUpdate: true,
    });
    const [first, megan] = [await ask(world), await deskOf(world, 'Megan Bowen')];
    expect(await rowOf(megan, first)).not.toHaveProperty('isExtension');
    await decide(megan, first);
    const { clock } = world.tenant.core;
    clock.advance(40 * day);
    const adele = await graphAs(world.tenant, 'AdeleV@contoso.com');
    const { value } = (await adele('GET', `${em}/assignments/filterByCurrentUser(on='target')`)).body;
    const endDateTime = new Date(clock.now() + 80 * day).toISOString();
    const { status, body } = await adele('POST', `${em}/assignmentRequests`, {
      requestType: 'userUpdate',
      assignment: { id: value.at(-1).id },
      schedule: { expiration: { type: 'afterDateTime', endDateTime } },
    });
    expect(status).toBe(201);
    clock.advance(10_000);
    expect(await rowOf(megan, body.id)).toMatchObject({ isExtension: true, accessPackageName: wanted });
  });

  it('one’s own request is nobody’s to decide oneself, also where one had it from elsewhere', async () => {
    const world = createWorld();
    const id = await ask(world, 'MeganB@contoso.com', 'Product launch');
    const [megan, isaiah] = [await deskOf(world, 'Megan Bowen'), await deskOf(world, 'Isaiah Langer')];
    expect(await rowOf(megan, id)).toBeUndefined();
    expect(await decide(megan, id)).toEqual(['gone']);
    const row = found(await rowOf(isaiah, id));
    await megan.desk.store.approvals.put({ ...row, profile: megan.me.profile });
    await decide(megan, id);
    const refused = found(await stored(megan, id));
    expect(refused).toMatchObject({ state: 'failed', failure: { kind: 'forbidden' } });
    expect(failureWords(found(refused.failure), createWords('en'), 0).title).toBeTruthy();
    expect(decisionsOf(world)).toEqual([]);
  });

  it('without consent since: the decision is kept, nothing is sent, and it goes on after consent', async () => {
    let refused: Failure | undefined;
    const world = createWorld({
      refuse: (_scopes, options) => (refused && options?.role === 'approver' ? fail(refused) : undefined),
    });
    const id = await ask(world);
    const megan = await deskOf(world, 'Megan Bowen');
    await rowOf(megan, id);
    refused = { kind: 'consentNeeded', scopes: [] };
    expect(await decide(megan, id)).toEqual([]);
    expect(await stored(megan, id)).toMatchObject({ failure: refused });
    expect(decisionsOf(world)).toEqual([]);
    refused = undefined;
    world.tenant.core.clock.advance(60_000);
    await megan.desk.engine.wake();
    expect(await stored(megan, id)).toMatchObject({ state: 'approved' });
    expect(decisionsOf(world)).toEqual(['Approve']);
  });
});
