import { describe, expect, it } from 'vitest';
import type { GraphRequest } from '../../../../lib/graph/api.ts';
import { finishedElsewhere } from '../../../../lib/requests/follow/completedInMyAccess.ts';
import { siteKey } from '../../../../lib/resource/resource.ts';
import type { ProfileRow } from '../../../../lib/store/rows.ts';
import { createWorld, found, type World } from '../../graph/world.ts';
import { createDesk, type Desk } from '../desk.ts';
import { packageId, person, requestRow } from '../people.ts';

interface Scene {
  world: World;
  desk: Desk;
  me: ProfileRow;
}
const day = 86_400_000;
const context = {
  returnTo: 'https://contoso.sharepoint.com/sites/HR/start',
  deniedKey: found(siteKey('https://contoso.sharepoint.com/sites/HR')),
};

/** Adele has gone to My Access to finish a draft. */
async function gone(): Promise<Scene> {
  const world = createWorld();
  const clock = { now: () => world.tenant.core.clock.now() };
  const me = world.person('Adele Vance');
  const desk = await createDesk({ graph: world.graph, clock, people: [me] });
  const { id } = world.accessPackage('Expense claims');
  const typed = { accessPackageId: id, justification: 'typed here', answers: [], schedule: null };
  await desk.requests.saveDraft(me, { ...typed, handsOver: true }, context);
  return { world, desk, me };
}

const askThere = ({ world, me }: Scene, name = 'Expense claims') =>
  world.graph.submitRequest(me, {
    accessPackageId: world.accessPackage(name).id,
    targetId: me.oid,
    justification: 'typed there',
    answers: [],
    schedule: null,
  });
const look = ({ desk, me }: Scene) => desk.engine.runNow('requests', me.profile);
const mine = async ({ desk, me }: Scene) =>
  (await desk.rows(me)).filter((row) => row.accessPackageName !== 'Contoso Wiki');

describe('a draft that was handed over', () => {
  it('waits, and becomes the request that appears: with its way back and what was really sent', async () => {
    const scene = await gone();
    await look(scene);
    expect(await mine(scene)).toMatchObject([{ state: 'draft', handedOverAt: expect.any(Number) }]);
    scene.world.tenant.core.clock.advance(60_000);
    await askThere(scene);
    await look(scene);
    expect(await mine(scene)).toMatchObject([
      { state: 'submitted', madeHere: true, justification: 'typed there', ...context },
    ]);
    scene.world.tenant.core.clock.advance(60_000);
    await scene.desk.engine.onAlarm('knock.poll');
    expect(await mine(scene)).toMatchObject([{ state: 'delivered' }]);
    expect(scene.desk.told.map(({ kind }) => kind)).toEqual(['delivered']);
  });

  it('is recognised although everything is over by the time one comes back', async () => {
    const scene = await gone();
    await askThere(scene);
    scene.world.tenant.core.clock.advance(3_600_000);
    await look(scene);
    expect(await mine(scene)).toMatchObject([{ state: 'delivered', madeHere: true }]);
    // Told, since the person has not seen it anywhere.
    expect(scene.desk.told.map(({ kind }) => kind)).toEqual(['delivered']);
  });

  it('takes no other package for it, and no request of before', async () => {
    const scene = await gone();
    await askThere(scene, 'Marketing – Visitor');
    await look(scene);
    const rows = await mine(scene);
    expect(rows.map((row) => [row.justification, row.state]).sort()).toEqual([
      ['typed here', 'draft'],
      ['typed there', 'submitted'],
    ]);
  });

  it('waits a week, then is a draft like any other', async () => {
    const scene = await gone();
    scene.world.tenant.core.clock.advance(8 * day);
    await askThere(scene);
    await look(scene);
    expect((await mine(scene)).map((row) => row.state).sort()).toEqual(['draft', 'submitted']);
  });

  it('causes no polling', async () => {
    const scene = await gone();
    await scene.desk.engine.wake();
    await scene.desk.engine.wake();
    expect([...scene.desk.alarms.keys()].filter((name) => name === 'knock.poll')).toEqual([]);
  });
});

describe('what may be the draft that was handed over', () => {
  const me = person();
  const now = 1_000_000;
  const named = (number: number) => ({
    objectId: person(number).oid,
    displayName: `Person ${number}`,
    principalName: '',
  });
  const draft = requestRow({ state: 'draft', handedOverAt: now });
  const forOther = { ...draft, targetId: person(2).oid, forOther: { name: 'Person 2', mail: '' } };
  const seen = (changes: Partial<GraphRequest> = {}): GraphRequest => ({
    id: 'g',
    requestType: 'UserAdd',
    state: 'submitted',
    graphState: 'submitted',
    graphStatus: '',
    justification: '',
    answers: [],
    questionTexts: {},
    schedule: null,
    accessPackage: { id: packageId, displayName: 'Marketing site' },
    ...changes,
  });
  const mine = { now, profile: me, read: { list: 'mine' }, finished: new Set<string>() } as const;
  const made = { ...mine, read: { list: 'made' } } as const;

  it('is what the person asked for, once', () => {
    expect(finishedElsewhere([draft], seen(), mine)?.id).toBe(draft.id);
    expect(finishedElsewhere([draft], seen({ requestor: named(1) }), mine)?.id).toBe(draft.id);
    expect(finishedElsewhere([draft], seen(), { ...mine, finished: new Set([draft.id]) })).toBeUndefined();
  });

  it('is nothing that somebody else asked for', () => {
    expect(finishedElsewhere([draft], seen({ requestType: 'AdminAdd' }), mine)).toBeUndefined();
    expect(finishedElsewhere([draft], seen({ requestor: named(3) }), mine)).toBeUndefined();
    const read = { list: 'mine', madeIds: new Set<string>() } as const;
    expect(finishedElsewhere([draft], seen(), { ...mine, read })).toBeUndefined();
  });

  it('is for the same person, by name where it is for another', () => {
    expect(finishedElsewhere([draft], seen({ target: named(1) }), made)).toBeUndefined();
    expect(finishedElsewhere([forOther], seen({ target: named(2) }), mine)).toBeUndefined();
    expect(finishedElsewhere([forOther], seen(), made)).toBeUndefined();
    expect(finishedElsewhere([forOther], seen({ target: named(2) }), made)?.id).toBe(forOther.id);
  });
});
