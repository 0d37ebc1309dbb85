import { describe, expect, it } from 'vitest';
import { productSources, type SourceFile } from './sources.ts';

/**
 * The folders of `lib`, lowest first: a file imports from its own folder and from those before it, types counted. What
 * people know of Entra comes before what Knock does with it (docs/architecture.md).
 */
const floors = [
  'platform',
  'resource',
  'entitlement',
  'site',
  'denial',
  'resourceMap',
  'words',
  'settings',
  'store',
  'auth',
  'messaging',
  'graph',
  'sync',
  'packages',
  'assignments',
  'approvals',
  'requests',
  'retention',
  'offer',
  'contact',
  'authoring',
  'release',
];
/** The rooms of `lib/requests`, likewise; its face, which stands in none, comes last. */
const rooms = ['model', 'check', 'submit', 'cancel', 'follow', 'access', 'notify', 'history', ''];

/** Beside the floors: what a folder may not reach at all, types counted, or not with values. */
const rules: { from: RegExp; never?: RegExp; neverValues?: RegExp }[] = [
  { from: /^lib\//, never: /^(components|entrypoints|tests)\// },
  {
    from: /^components\//,
    never: /^(entrypoints|tests)\//,
    neverValues:
      /^lib\/(graph|sync|approvals|retention)\/|^lib\/release\/(?!kit\/ownFiles\.ts)|^lib\/auth\/(?!tokenSource\.ts|administratorAuth\.ts|cachedToken\.ts|storedCache\.ts)/,
  },
  { from: /^components\/(?!data\/)/, neverValues: /^lib\/store\/(?!rows|failure)/ },
  { from: /^entrypoints\//, never: /^tests\// },
];

/** Who alone may import a package. */
const owners: [name: RegExp, owner: RegExp][] = [
  [/^@azure\/msal-browser/, /^lib\/auth\//],
  [/^@microsoft\/microsoft-graph-client/, /^lib\/graph\//],
  [/^dexie$/, /^lib\/store\//],
  [/^dexie-react-hooks/, /^components\/data\//],
  [/^react|^@fluentui/, /^(components|entrypoints)\//],
];

const sources = productSources();
const byPath = new Map(sources.map((source) => [source.path, source]));
const list = (lines: string[]) => [...new Set(lines)].join('\n');

/** Which place of an ordered list a file stands in; `undefined`: in none. */
const floorOf = (path: string) => /^lib\/(\w+)\//.exec(path)?.[1];
const roomOf = (path: string) =>
  /^lib\/requests\/(?:(\w+)\/)?/
    .exec(path)
    ?.slice(1)
    .map((room) => room ?? '')[0];

function upwards(
  source: SourceFile,
  order: readonly string[],
  placeOf: (path: string) => string | undefined,
) {
  const own = placeOf(source.path);
  return [...source.imports, ...source.typeImports].filter((target) => {
    const other = placeOf(target);
    return own !== undefined && other !== undefined && order.indexOf(other) > order.indexOf(own);
  });
}

function broken(source: SourceFile): string[] {
  const { path, imports, typeImports } = source;
  const own = rules.filter(({ from }) => from.test(path));
  return [
    ...upwards(source, floors, floorOf),
    ...upwards(source, rooms, roomOf),
    ...[...imports, ...typeImports].filter((target) => own.some(({ never }) => never?.test(target))),
    ...imports.filter((target) => own.some(({ neverValues }) => neverValues?.test(target))),
  ].map((target) => `${path} → ${target}`);
}

/** Everything a file pulls into its bundle. */
function reach(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const next of byPath.get(path)?.imports ?? []) reach(next, seen);
  return seen;
}

/** Everything a file knows of, types counted. */
function knows(path: string): Set<string> {
  const seen = new Set<string>();
  const open = [path];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { imports = [], typeImports = [] } = byPath.get(next) ?? {};
    for (const one of [...imports, ...typeImports]) {
      if (seen.has(one)) continue;
      seen.add(one);
      open.push(one);
    }
  }
  return seen;
}

describe('imports', () => {
  it('go one way', () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(list(sources.flatMap(broken))).toBe('');
  });

  it('of a package have one owner', () => {
    const strays = sources.flatMap(({ path, packages }) =>
      packages
        .filter((name) => owners.some(([owned, owner]) => owned.test(name) && !owner.test(path)))
        .map((name) => `${path} → ${name}`),
    );
    expect(list(strays)).toBe('');
    const msal = sources.filter(({ packages }) => packages.includes('@azure/msal-browser'));
    expect(msal.map(({ path }) => path)).toHaveLength(1);
  });

  it('name existing files, with their extension', () => {
    const missing = sources.flatMap(({ path, imports, typeImports }) =>
      [...imports, ...typeImports]
        .filter((target) => (/\.tsx?$/.test(target) ? !byPath.has(target) : !/\.(css|json)$/.test(target)))
        .map((target) => `${path} → ${target}`),
    );
    expect(list(missing)).toBe('');
  });

  it('form no circle, types counted', () => {
    expect(list(sources.filter(({ path }) => knows(path).has(path)).map(({ path }) => path))).toBe('');
  });

  it('know each folder of lib, and each room of requests', () => {
    const inLib = new Set(sources.flatMap(({ path }) => floorOf(path) ?? []));
    expect([...inLib].sort()).toEqual([...floors].sort());
    expect([...new Set(sources.flatMap(({ path }) => roomOf(path) ?? []))].sort()).toEqual([...rooms].sort());
  });

  it('give the content script nothing but denial, resource, the client and words of the platform', () => {
    const scripts = sources.filter(({ path }) => /^entrypoints\/(denial|mount)/.test(path));
    expect(scripts.length).toBeGreaterThan(0);
    const reached = scripts.flatMap(({ path }) => [...reach(path)]);
    const allowed =
      /^entrypoints\/(denial|mount)|^lib\/(denial|resource|platform)\/|^lib\/messaging\/(client|protocol)\.ts$|^lib\/offer\/port\/sight\.ts$|^lib\/settings\/products\.ts$/;
    expect(list(reached.filter((path) => !allowed.test(path)))).toBe('');
  });
});
