import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { observe } from '../../../lib/store/observe.ts';
import { readTogether } from '../../../lib/store/readTogether.ts';
import { testStore } from './testStore.ts';

describe('reads in one transaction', () => {
  it('are followed by live queries', async () => {
    const { store } = testStore();
    await store.meta.put({ key: 'resourceMap/a', value: 1 });
    const seen: unknown[] = [];
    let told = () => {};
    const stop = observe(
      () => readTogether(store, [store.meta], async () => (await store.meta.get('resourceMap/a'))?.value),
      (value) => {
        seen.push(value);
        told();
      },
    );
    const next = () => new Promise<void>((resolve) => (told = resolve));
    await next();
    const second = next();
    await store.meta.put({ key: 'resourceMap/a', value: 2 });
    await second;
    stop();
    expect(seen).toEqual([1, 2]);
  });

  it('are part of the transaction they are called in, and fail as their task fails', async () => {
    const { store } = testStore();
    const read = () => readTogether(store, [store.meta], () => store.meta.toArray());
    const rows = await store.transaction('rw', [store.meta], async () => {
      await store.meta.put({ key: 'resourceMap/a', value: 1 });
      return read();
    });
    expect(rows).toHaveLength(1);
    const failing = readTogether(store, [store.meta], async () => Promise.reject(new TypeError('mistake')));
    await expect(failing).rejects.toThrow('mistake');
  });
});
