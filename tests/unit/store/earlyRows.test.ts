import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { approvalsShown } from '../../../lib/entitlement/approval.ts';
import { readEarlyRows } from '../../../lib/store/earlyRows.ts';
import { person } from '../requests/people.ts';
import { testStore } from './testStore.ts';

const [one, other] = [person(1), person(2)];
const request = (profile: string, id: string) => ({ profile, id, graphId: id, openIntent: id }) as never;
const approval = (profile: string, id: string, state: string, urgency = 1) =>
  ({ profile, id, state, urgency }) as never;

describe('rows that are read before Dexie is there', () => {
  it('are those of the active profile, and nobody else’s', async () => {
    const { name, store } = testStore();
    await store.profiles.bulkPut([one, other]);
    await store.meta.put({ key: 'activeProfile', value: one.profile });
    const own = [request(one.profile, 'a'), request(one.profile, 'b')];
    await store.requests.bulkPut([...own, request(other.profile, 'c'), request(`${one.profile}x`, 'd')]);
    const approvals = [
      approval(one.profile, 'e', 'waiting'),
      approval(one.profile, 'f', 'failed'),
      approval(one.profile, 'g', 'deciding'),
    ];
    const elsewhere = [approval(one.profile, 'h', 'approved'), approval(other.profile, 'i', 'waiting')];
    await store.approvals.bulkPut([...approvals, ...elsewhere]);
    expect(await readEarlyRows(name)).toEqual({
      profiles: await store.profiles.toArray(),
      active: one.profile,
      requests: own,
      approvals,
    });
  });

  it('are the most urgent approvals, as many as a popup shows', async () => {
    const { name, store } = testStore();
    await store.meta.put({ key: 'activeProfile', value: one.profile });
    const many = Array.from({ length: 50 }, (_, index) =>
      approval(one.profile, `${index}`, 'waiting', 50 - index),
    );
    await store.approvals.bulkPut(many);
    const early = await readEarlyRows(name);
    expect(early?.approvals).toEqual(many.slice(-approvalsShown).reverse());
  });

  it('are none while nobody is signed in', async () => {
    const { name, store } = testStore();
    await store.requests.put(request(one.profile, 'a'));
    expect(await readEarlyRows(name)).toEqual({
      profiles: [],
      active: undefined,
      requests: [],
      approvals: [],
    });
  });

  it('don’t stand in the way of a newer version of the database', async () => {
    const { name, store } = testStore();
    await store.open();
    await readEarlyRows(name);
    store.close();
    const newer = new Dexie(name);
    newer.version(99).stores({ meta: 'key' });
    await newer.open();
    newer.close();
    expect(await readEarlyRows(name)).toBeUndefined();
  });

  it('make no database where there is none', async () => {
    expect(await readEarlyRows('knock-test-nothing')).toBeUndefined();
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('knock-test-nothing');
  });
});
