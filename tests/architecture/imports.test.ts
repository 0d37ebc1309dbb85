import { describe, expect, it } from 'vitest';
import { productSources, type SourceFile } from './sources.ts';

/** Imports go one way (docs/architecture.md): what a folder may reach in this repository, values and types apart. */
const pure = /^lib\/(denial|resource)\//;
const rules: { from: RegExp; values?: RegExp; types?: RegExp; never?: RegExp }[] = [
  { from: /^lib\/platform\//, values: /^lib\/platform\//, types: /^lib\/platform\// },
  { from: pure, values: /^lib\/(denial|resource|platform)\//, types: /^lib\/(denial|resource|platform)\// },
  { from: /^lib\/words\//, values: /^lib\/(words|platform)\// },
  { from: /^lib\/store\//, values: /^lib\/(store|resource|entitlement|requests|platform)\// },
  { from: /^lib\/graph\//, values: /^lib\/(graph|auth|entitlement|resource|platform)\// },
  { from: /^lib\//, never: /^(components|entrypoints|tests)\// },
  {
    from: /^components\//,
    values:
      /^(components|lib\/(messaging|settings|store|words|entitlement|assignments|requests|resource|resourceMap|packages|platform|denial|offer))\/|^lib\/auth\/tokenSource\.ts$/,
    never: /^(entrypoints|tests)\//,
  },
  { from: /^components\/(?!data\/)/, never: /^lib\/store\/(?!rows|failure)/ },
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

function broken(source: SourceFile): string[] {
  return rules
    .filter(({ from }) => from.test(source.path))
    .flatMap(({ values, types, never }) => [
      ...source.imports.filter(
        (target) => (values !== undefined && !values.test(target)) || never?.test(target),
      ),
      ...source.typeImports.filter(
        (target) => (types !== undefined && !types.test(target)) || never?.test(target),
      ),
    ])
    .map((target) => `${source.path} → ${target}`);
}

/** Everything a file pulls into its bundle. */
function reach(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const next of byPath.get(path)?.imports ?? []) reach(next, seen);
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

  it('form no cycle', () => {
    const cyclic = sources
      .filter(({ imports, path }) => imports.some((next) => reach(next).has(path)))
      .map(({ path }) => path);
    expect(list(cyclic)).toBe('');
  });

  it('give the content script nothing but denial, resource, the client and words of the platform', () => {
    const scripts = sources.filter(({ path }) => /^entrypoints\/denial/.test(path));
    expect(scripts.length).toBeGreaterThan(0);
    const reached = scripts.flatMap(({ path }) => [...reach(path)]);
    const allowed =
      /^entrypoints\/denial|^lib\/(denial|resource|platform)\/|^lib\/messaging\/(client|protocol)\.ts$|^lib\/offer\/port\/sight\.ts$|^lib\/settings\/products\.ts$/;
    expect(list(reached.filter((path) => !allowed.test(path)))).toBe('');
  });
});
