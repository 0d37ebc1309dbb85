import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../lib/store/database.ts';
import { checkStore, guarded, storeFailure } from '../../../lib/store/failure.ts';
import { approvalsOf, assignmentsOf, outboxOf, requestsOf } from '../../../lib/store/readable.ts';
import type { ProfileRow } from '../../../lib/store/rows.ts';
import { versions } from '../../../lib/store/versions/all.ts';
import { resetStore } from '../../../lib/store/wholeProfile.ts';
import { testStore } from './testStore.ts';

type Snapshot = Record<string, object[]> & { profiles: ProfileRow[] };

const corrupt = { ok: false, failure: { kind: 'storeCorrupt' } };

const folder = new URL('./versions/', import.meta.url);
const snapshot = (version: number): Snapshot =>
  JSON.parse(readFileSync(new URL(`v${version}.json`, folder), 'utf8'));

describe('versions', () => {
  it('count up, one by one, and each has an example of its shape', () => {
    expect(versions.map((step) => step.version)).toEqual(versions.map((_, index) => index + 1));
    expect(readdirSync(folder).sort()).toEqual(versions.map((step) => `v${step.version}.json`).sort());
  });

  it.each(versions.map((step) => step.version))(
    'a database of version %i opens, with everything in it',
    async (from) => {
      const { name } = testStore();
      const old = new Dexie(name);
      for (const step of versions.slice(0, from)) old.version(step.version).stores(step.tables);
      const rows = snapshot(from);
      await old.open();
      expect(Object.keys(rows).sort()).toEqual(old.tables.map((table) => table.name).sort());
      for (const [table, entries] of Object.entries(rows)) await old.table(table).bulkPut(entries);
      old.close();

      const store = openStore(name);
      expect((await checkStore(store)).ok).toBe(true);
      for (const { profile } of rows.profiles)
        for (const [lists, table] of [
          [requestsOf, 'requests'],
          [outboxOf, 'outbox'],
          [assignmentsOf, 'assignments'],
          [approvalsOf, 'approvals'],
        ] as const) {
          const read = await lists(store, profile);
          expect(read.skipped).toBe(0);
          expect(read.rows).toHaveLength(rows[table]?.length ?? -1);
          expect(read.rows.length).toBeGreaterThan(0);
        }
    },
  );
});

describe('a database that cannot be used', () => {
  it('is a failure with words, and stays as it is', async () => {
    const { name } = testStore();
    const foreign = new Dexie(name);
    foreign.version(0.5).stores({ requests: 'other' });
    await foreign.open();
    await foreign.table('requests').put({ other: 1 });
    foreign.close();
    const store = openStore(name);
    for (const _ of ['the first time', 'and again'])
      expect(await guarded(() => store.outbox.count())).toEqual(corrupt);
    expect(await checkStore(openStore(name))).toEqual(corrupt);
    await foreign.open();
    expect(await foreign.table('requests').toArray()).toEqual([{ other: 1 }]);
    foreign.close();
  });

  it("is known by the browser's own errors, wrapped or not", () => {
    const denied = new DOMException('The user denied permission to access the database.', 'UnknownError');
    expect(storeFailure(denied)).toEqual({ kind: 'storeCorrupt' });
    expect(storeFailure(new Dexie.OpenFailedError(denied))).toEqual({ kind: 'storeCorrupt' });
    expect(storeFailure(new Dexie.ConstraintError('twice'))).toBeUndefined();
    expect(storeFailure('text')).toBeUndefined();
  });

  it('is not what every error means: a mistake of ours stays loud', async () => {
    const mistake = guarded(async () => Promise.reject(new TypeError('x is undefined')));
    await expect(mistake).rejects.toThrow('x is undefined');
  });

  it('can be reset on the word of the person', async () => {
    const { store } = testStore();
    await store.meta.put({ key: 'resourceMap/a', value: 1 });
    await resetStore(store);
    expect(await store.meta.count()).toBe(0);
  });
});
