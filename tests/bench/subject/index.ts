import type { Denial } from '../../../lib/denial/denial.ts';
import { knownKeys, type LookUpQuestion, rankedPackages } from '../../../lib/offer/knowledge.ts';
import { siteKey } from '../../../lib/resource/resource.ts';
import { openStore } from '../../../lib/store/database.ts';
import { getRaw, putAllRaw } from '../floors/gets.ts';
import { scanJson } from '../floors/scan.ts';
import { deniedSite, makeRows, profile } from './rows.ts';

/**
 * The product's own modules in a page of an extension, so that they can be timed by themselves. DevTools calls what
 * stands in `globalThis.bench`.
 */
const clock = { now: () => 2 };

const denialOf = (site: string, resourceName: string): Denial => {
  const key = siteKey(site);
  if (key === undefined) throw new Error('no site');
  return {
    detector: 'sharePoint',
    rule: 'sharePoint.accessDenied',
    product: 'sharePoint',
    reason: 'notAssigned',
    curable: 'yes',
    resources: [{ key, from: 'path' }],
    resourceName,
    resourceUrl: site,
  };
};
const matched = denialOf(deniedSite, 'reports');
/** Nothing grants it, and half the packages share a word with it. */
const guessed = denialOf('https://contoso.sharepoint.com/sites/payroll', 'Payroll');

const question = async (store: ReturnType<typeof openStore>, denial: Denial): Promise<LookUpQuestion> => ({
  profile,
  denial,
  keys: await knownKeys(store, profile, denial, undefined),
  map: undefined,
  roleNames: [],
});

/** Milliseconds from the page's facts to the ranked list, on a connection that was opened for it. */
async function look(name: string, denial: Denial): Promise<{ took: number; found: number; others: number }> {
  const store = openStore(name);
  await store.open();
  const start = performance.now();
  const ranked = await rankedPackages({ store, clock }, await question(store, denial));
  const took = performance.now() - start;
  store.close();
  const others = ranked.flatMap(({ otherGrants }) => otherGrants ?? []).length;
  return { took, found: ranked.length, others };
}

/** How many reads of IndexedDB the product makes for it. */
async function countReads(name: string): Promise<number> {
  let reads = 0;
  const undo = [IDBObjectStore, IDBIndex].flatMap(({ prototype }) =>
    (['get', 'getAll', 'getAllKeys', 'openCursor', 'openKeyCursor', 'count'] as const).map((method) => {
      const original = prototype[method] as (...values: unknown[]) => unknown;
      Object.assign(prototype, {
        [method](this: unknown, ...values: unknown[]) {
          reads += 1;
          return original.apply(this, values);
        },
      });
      return () => Object.assign(prototype, { [method]: original });
    }),
  );
  await look(name, matched);
  for (const each of undo) each();
  return reads;
}

type Keys = Record<string, IDBValidKey[]>;
const seeded = new Map<string, { text: string; rounds: Keys[] }>();

const bench = {
  /** Fills a database anew and gives the floors the same rows. */
  async seed(name: string, grants: number) {
    const store = openStore(name);
    await store.delete();
    await store.open();
    const rows = makeRows(grants);
    await store.profiles.put({
      profile,
      cloud: 'global',
      tenantId: '',
      oid: '',
      username: 'adele@contoso.com',
      displayName: 'Adele',
      session: 'signedIn',
      isGuest: false,
    });
    for (const table of ['accessPackages', 'grants', 'packageNames', 'requirements'] as const)
      for (let at = 0; at < rows[table].length; at += 2000)
        await store.table(table).bulkPut(rows[table].slice(at, at + 2000));
    store.close();
    const reads = await countReads(name);
    seeded.set(name, {
      text: JSON.stringify({ accessPackages: rows.accessPackages, grants: rows.grants }),
      rounds: roundsFor(rows, reads),
    });
    return { reads, packages: rows.accessPackages.length };
  },
  matched: (name: string) => look(name, matched),
  guessed: (name: string) => look(name, guessed),
  raw: (name: string) => getRaw(name, seeded.get(name)?.rounds ?? []),
  /** The same gets as if the later ones did not depend on the answers to the first. */
  rawAtOnce: (name: string) => getRaw(name, [joined(seeded.get(name)?.rounds ?? [])]),
  json: (name: string) => scanJson(seeded.get(name)?.text ?? '', [siteKey(deniedSite) ?? '']),
  /** The same rows written by the product's store and without it, into the same database. */
  async writes(name: string, grants: number) {
    const rows = makeRows(grants).grants;
    const store = openStore(name);
    await store.open();
    await store.grants.clear();
    const start = performance.now();
    await store.grants.bulkPut(rows);
    const product = performance.now() - start;
    await store.grants.clear();
    store.close();
    return { product, floor: await putAllRaw(name, 'grants', rows) };
  },
};
export type SubjectBench = typeof bench;
Object.assign(globalThis, { bench });

/** As many rows as the product makes reads, by their primary keys: a grant for each key, then all of what was found. */
function roundsFor(rows: ReturnType<typeof makeRows>, reads: number): Keys[] {
  const ids = new Set(rows.requirements.map(({ accessPackageId }) => accessPackageId));
  const byId = [...ids].map((id): IDBValidKey => [profile, id]);
  const grants = rows.grants
    .filter(({ accessPackageId }) => ids.has(accessPackageId))
    .map(({ accessPackageId, roleScopeId }): IDBValidKey => [profile, accessPackageId, roleScopeId]);
  const byKey = reads - 3 * byId.length;
  const second = {
    accessPackages: byId,
    requirements: byId,
    grants: grants.slice(byKey, byKey + byId.length),
  };
  return [{ grants: grants.slice(0, byKey) }, second];
}

const joined = (rounds: readonly Keys[]): Keys =>
  rounds.reduce<Keys>((all, round) => {
    for (const [table, keys] of Object.entries(round)) all[table] = [...(all[table] ?? []), ...keys];
    return all;
  }, {});
