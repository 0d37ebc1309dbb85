import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { openWorkerStore } from '../../../lib/store/database.ts';
import {
  known,
  uncalled,
  unneeded,
  withoutOthers,
  withoutUncalled,
  withoutUnneeded,
} from '../../../lib/store/leanDexie.ts';
import { observe } from '../../../lib/store/observe.ts';
import { requestsOf } from '../../../lib/store/readable.ts';
import { within } from '../../../lib/store/within.ts';
import { productSources } from '../../architecture/sources.ts';
import { person, requestRow } from '../requests/people.ts';

const whole = vi.hoisted(() => () => readFileSync('node_modules/dexie/dist/modern/dexie.mjs', 'utf8'));

/** The tests below are of the store as the worker has it. */
vi.mock('dexie', async () => {
  const build = await import('../../../lib/store/leanDexie.ts');
  const lean = Buffer.from(build.withoutUnneeded(build.lessDexie(whole()))).toString('base64');
  return import(`data:text/javascript;base64,${lean}`);
});

const { profile } = person(1);

describe('Dexie in the worker', () => {
  it('fails the build where what is left out is not there any more, or twice', () => {
    for (const name of unneeded) {
      const line = `this.use(${name});`;
      expect(() => withoutUnneeded(whole().replace(line, ''))).toThrow(name);
      expect(() => withoutUnneeded(whole().replace(line, line + line))).toThrow(name);
      expect(withoutUnneeded(whole())).not.toContain(line);
    }
    expect(() => withoutUncalled(whole().replace(' bulkAdd(', ' addAll('))).toThrow('Table.bulkAdd');
    expect(withoutUncalled(whole())).not.toMatch(/^ +(?:bulkAdd|inAnyRange|waitFor)\(/m);
    expect(() => withoutUncalled(whole().replace('semVer:', 'semver:'))).toThrow('static Dexie.semVer');
    expect(withoutUncalled(whole())).not.toMatch(/^ +(?:semVer|getObjectDiff):/m);
    for (const [asked] of known)
      expect(() => withoutOthers(whole().replaceAll(asked, ''))).toThrow(`Dexie no longer has ${asked}`);
  });

  it('is asked for no method that is left out', () => {
    const {
      PropModification: _made,
      'static Dexie': ofDexie,
      'static DexiePromise': ofPromise,
      ...asked
    } = uncalled;
    const calls = [
      new RegExp(`(?<!\\.)\\.(?:${Object.values(asked).flat().join('|')}|hook)\\(`),
      new RegExp(`\\bDexie\\.(?:${ofDexie.join('|')}|Promise\\.(?:${ofPromise.join('|')}))\\b`),
      /import .*\b(?:add|remove|replacePrefix|PropModification)\b.* from 'dexie'/,
    ];
    const callers = productSources().filter(({ text }) => calls.some((call) => call.test(text)));
    expect(callers.map(({ path }) => path)).toEqual([]);
  });

  it('is asked for whole indexes only, not for the first members of one', () => {
    const { tables } = openWorkerStore('lean-schema');
    const known = tables.flatMap(({ name, schema }) =>
      [schema.primKey, ...schema.indexes].map((index) => `${name} ${index.name}`),
    );
    const asked = productSources()
      .filter(({ path }) => /^(lib|entrypoints)\//.test(path))
      .flatMap(({ text }) => [...text.matchAll(/(\w+)\s*\.where\('([^']+)'\)/g)])
      .map(([, table, index]) => `${table} ${index}`);
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter((one) => !known.includes(one))).toEqual([]);
  });

  it('tells a live query of changes by single writes, transactions and deletion, also by another instance', async () => {
    const store = openWorkerStore('lean-told');
    const other = openWorkerStore('lean-told');
    const seen: number[] = [];
    let told = () => {};
    const stop = observe(
      async () => (await requestsOf(store, profile)).rows.length,
      (count) => {
        seen.push(count);
        told();
      },
    );
    const seeing = async (change: () => Promise<unknown>) => {
      const next = new Promise<void>((resolve) => (told = resolve));
      await change();
      await next;
    };
    await seeing(async () => {});
    await seeing(() => store.requests.put(requestRow({ id: 'one' })));
    await seeing(() =>
      store.transaction('rw', store.requests, () => store.requests.bulkPut([requestRow({ id: 'two' })])),
    );
    await seeing(() => other.requests.put(requestRow({ id: 'three' })));
    await seeing(() =>
      store.requests
        .where('[profile+id]')
        .between(...within(profile))
        .delete(),
    );
    stop();
    expect(seen).toEqual([0, 1, 2, 3, 0]);
  });

  it('reads in a transaction what the transaction wrote, and takes back what failed', async () => {
    const store = openWorkerStore('lean-transactions');
    const failed = store.transaction('rw', store.requests, async () => {
      await store.requests.put(requestRow({ id: 'one' }));
      expect(await store.requests.get([profile, 'one'])).toBeDefined();
      throw new TypeError('mistake');
    });
    await expect(failed).rejects.toThrow('mistake');
    expect(await store.requests.count()).toBe(0);
    await store.requests.put(requestRow({ id: 'one', state: 'draft' }));
    await store.requests.toCollection().modify({ state: 'queued' });
    expect((await store.requests.get([profile, 'one']))?.state).toBe('queued');
  });
});
