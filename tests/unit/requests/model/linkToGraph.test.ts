import { describe, expect, it } from 'vitest';
import { adopt } from '../../../../lib/requests/model/linkToGraph.ts';
import { createWorld } from '../../graph/world.ts';
import { testStore } from '../../store/testStore.ts';
import { createDesk } from '../desk.ts';
import { requestRow } from '../people.ts';

const blank = { justification: '', answers: [], schedule: null };

describe('a request that is another row’s', () => {
  it('is not taken for the one just sent where Graph names no package', async () => {
    const world = createWorld({ switches: { requestExpand: 'badRequest', duplicateGuard: false } });
    const { clock, faults } = world.tenant.core;
    const me = world.person('Adele Vance');
    const desk = await createDesk({ graph: world.graph, clock: { now: () => clock.now() }, people: [me] });
    const ask = async (name: string) => {
      const asked = await desk.requests.submit(me, {
        accessPackageId: world.accessPackage(name).id,
        ...blank,
      });
      await desk.engine.wake();
      return asked.ok ? asked.value.requestId : '';
    };
    const first = await ask('Expense claims');
    const { graphId } = (await desk.store.requests.get([me.profile, first])) ?? {};
    expect(graphId).toBeDefined();
    faults.add({
      method: 'POST',
      path: '/v1.0/identityGovernance/entitlementManagement/assignmentRequests',
      times: 1,
      kind: 'dropBefore',
    });
    const second = await ask('Marketing – Visitor');
    for (let times = 0; times < 16; times++) {
      clock.advance(30_000);
      await desk.engine.onAlarm('knock.poll');
    }
    expect(await desk.store.requests.get([me.profile, first])).toMatchObject({ graphId });
    const sent = await desk.store.requests.get([me.profile, second]);
    expect(sent?.graphId).toBeDefined();
    expect(sent?.graphId).not.toBe(graphId);
  });

  it('leaves the row that was made here, and gives way to one that was not', async () => {
    const { store } = testStore();
    const observed = { id: 'g', state: 'submitted', graphState: 'submitted', graphStatus: '' } as const;
    const ours = requestRow({ id: 'ours', state: 'sending' });
    for (const madeHere of [true, false]) {
      await store.requests.clear();
      await store.requests.bulkPut([ours, requestRow({ id: 'other', graphId: 'g', madeHere })]);
      const adopted = await store.transaction('rw', store.requests, () => adopt(store, ours, observed, 1));
      const rows = await store.requests.toArray();
      expect(rows.map(({ id }) => id).sort()).toEqual(madeHere ? ['other', 'ours'] : ['ours']);
      expect(adopted).toMatchObject(
        madeHere
          ? { state: 'draft', failure: { kind: 'alreadyRequested', requestId: 'other' } }
          : { state: 'submitted', graphId: 'g' },
      );
    }
  });
});
