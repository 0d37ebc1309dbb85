import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { checkStore } from '../../../lib/store/failure.ts';
import { rawExport } from '../../../lib/store/rawExport.ts';
import { resetStore } from '../../../lib/store/wholeProfile.ts';
import { testStore } from './testStore.ts';

describe('a database that Dexie cannot use', () => {
  it('of a version this Knock does not know can be taken along, and then begun anew', async () => {
    const { name, store } = testStore();
    const foreign = new Dexie(name);
    foreign.version(900).stores({ requests: 'key', others: 'key' });
    await foreign.table('requests').put({ key: 1, typed: 'because' });
    await foreign.table('others').put({ key: 2 });
    foreign.close();
    const raw = new Promise<number>((resolve) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => {
        resolve(request.result.version);
        request.result.close();
      };
    });
    expect(await raw).toBe(9000);
    expect(await rawExport(name)).toEqual({ requests: [{ key: 1, typed: 'because' }], others: [{ key: 2 }] });
    expect(await rawExport(name)).toMatchObject({ others: [{ key: 2 }] }); // nothing was changed
    await resetStore(store);
    expect(await checkStore(store)).toMatchObject({ ok: true });
    expect(await store.requests.count()).toBe(0);
  });

  it('that is not there gives nothing, and is not made by asking', async () => {
    expect(await rawExport('knock-nowhere')).toEqual({});
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('knock-nowhere');
  });
});
