import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { changeOf, stateWord, storyOf } from '../../components/requests/changeStory.ts';
import { readQueue } from '../../lib/approvals/queue.ts';
import { createWords } from '../../lib/words/words.ts';
import { decideAs } from '../tenant/observe/approvals.ts';
import type { SwitchPositions } from '../tenant/state/switches.ts';
import { em, graphAs } from '../tenant/testing.ts';
import { createWorld, found, unwrap } from '../unit/graph/world.ts';
import { createDesk } from '../unit/requests/desk.ts';

const words = createWords('en');
const minute = 60_000;
const hour = 60 * minute;
const wanted = 'Marketing – Visitor';

/** Adele's request for a package that Megan approves, and what Knock then has of it. */
async function asked(switches: Partial<SwitchPositions>) {
  const world = createWorld({ switches });
  const clock = { now: () => world.tenant.core.clock.now() };
  const adele = world.person('Adele Vance');
  const desk = await createDesk({ graph: world.graph, clock, people: [adele] });
  const accessPackageId = world.accessPackage(wanted).id;
  unwrap(
    await desk.requests.submit(adele, { accessPackageId, justification: 'x', answers: [], schedule: null }),
  );
  await desk.engine.wake();
  const { id, graphId = '' } = found((await desk.rows(adele)).find((row) => row.madeHere));
  const row = async () => found((await desk.rows(adele)).find((one) => one.id === id));
  const pass = async (ms: number) => {
    world.tenant.core.clock.advance(ms);
    await desk.engine.runNow('requests', adele.profile);
  };
  await pass(10_000);
  const approve = async () => {
    expect(await decideAs(world.tenant, 'MeganB@contoso.com', graphId)).toBe(204);
    await pass(minute);
  };
  return { world, desk, adele, graphId, row, pass, approve };
}

describe('what becomes of a request later', () => {
  it('an approver takes the access back: told as that, and not as expired', async () => {
    const { world, desk, adele, row, pass, approve } = await asked({ approverRevokes: true });
    await approve();
    expect((await row()).state).toBe('delivered');
    const held = unwrap(await world.graph.myAssignments(adele)).find(
      ({ accessPackage, state }) => accessPackage?.displayName === wanted && state === 'delivered',
    );
    const megan = await graphAs(world.tenant, 'MeganB@contoso.com');
    const body = { requestType: 'approverRemove', assignment: { id: found(held).id } };
    expect((await megan('POST', `${em}/assignmentRequests`, body)).status).toBe(201);
    await pass(minute);
    const back = found((await desk.rows(adele)).find(({ requestType }) => requestType === 'approverRemove'));
    expect(changeOf(back)).toBe('userRemove');
    expect(stateWord(back, words)).toBe(words.t('state.takenBack'));
    expect(storyOf(back, words, back.changedAt)).toContain('An approver took this access back');
    expect((await row()).state).not.toBe('expired');
  });

  it('what could not be delivered is delivered after all', async () => {
    const { row, pass, approve } = await asked({ delivery: 'failed', redelivery: true });
    await approve();
    expect((await row()).state).toBe('failed');
    await pass(5 * hour);
    expect((await row()).state).toBe('delivered');
  });

  it('nobody decides in time: the managers of the approvers have it in their queue', async () => {
    const { world, graphId, row, pass } = await asked({ escalationDays: 3 });
    const miriam = world.person('Miriam Graham');
    const isHers = async () =>
      unwrap(await readQueue(world.graph, miriam)).some(({ request }) => request.id === graphId);
    expect(await isHers()).toBe(false);
    await pass(4 * 24 * hour);
    expect(await isHers()).toBe(true);
    expect(await row()).toMatchObject({ state: 'pendingApproval', graphStatus: 'PendingApprovalEscalated' });
  });

  it.each([
    ['goesOn', 'pendingApproval'],
    ['denies', 'denied'],
  ] as const)('a custom extension holds it, then %s', async (callback, state) => {
    const { row, pass } = await asked({ callback });
    expect(await row()).toMatchObject({ state: 'submitted', graphStatus: 'WaitingForCallback' });
    await pass(2 * hour);
    expect((await row()).state).toBe(state);
  });
});
