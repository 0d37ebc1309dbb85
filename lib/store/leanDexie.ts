import { type ESTree, type Plugin, parseSync, type UserConfig, Visitor } from 'vite';

/** Dexie's own build for browsers that know classes and `await`: 3 KiB less in each of three contexts. */
export const modernDexie = { find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' };

/**
 * What nobody in Knock asks a table, a query or Dexie for, by the class that has it. A bundle keeps a class whole, with
 * all that its methods call. A test holds the sources to this list, and the unit tests run on what is left.
 */
export const uncalled = {
  Table: ['bulkAdd', 'bulkUpdate', 'defineClass', 'each', 'mapToClass', 'offset', 'orderBy', 'upsert'],
  Collection: [
    'desc',
    'distinct',
    'eachPrimaryKey',
    'eachUniqueKey',
    'firstKey',
    'last',
    'lastKey',
    'offset',
    'or',
    'raw',
    'sortBy',
    'until',
  ],
  WhereClause: [
    'above',
    'aboveOrEqual',
    'anyOfIgnoreCase',
    'belowOrEqual',
    'equalsIgnoreCase',
    'inAnyRange',
    'noneOf',
    'notEqual',
    'startsWithAnyOf',
    'startsWithAnyOfIgnoreCase',
    'startsWithIgnoreCase',
  ],
  /** What `add`, `remove` and `replacePrefix` make, which nobody imports. */
  PropModification: ['execute'],
  Transaction: ['waitFor'],
  DexiePromise: ['PSD', 'scheduler', 'totalEchoes'],
  Dexie: [
    'async',
    'backendDB',
    'connections',
    'currentTransaction',
    'defineClass',
    'dynamicallyOpened',
    'getDatabaseNames',
    'getObjectDiff',
    'hasBeenClosed',
    'hasFailed',
    'spawn',
    'waitFor',
  ],
} as const;

/** Dexie's module without those methods; what only they reach is then left out as any unused code is. */
export function withoutUncalled(code: string): string {
  const found = membersIn(code);
  const spans = Object.entries(uncalled).flatMap(([owner, names]) =>
    names.map((name) => found.get(`${owner}.${name}`) ?? missing(`has ${owner}.${name}`)),
  );
  return spans
    .toSorted((one, other) => other.start - one.start)
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end).replace(/^,/, ''), code);
}

/** Where each member of a class stands. Dexie's static ones are given to it by a call, `props(Dexie, { … })`. */
function membersIn(code: string): Map<string, ESTree.Span> {
  const found = new Map<string, ESTree.Span>();
  const note = (owner: ESTree.Node | null, members: readonly ESTree.Node[]) => {
    for (const member of members)
      if (owner?.type === 'Identifier' && 'key' in member && member.key?.type === 'Identifier')
        found.set(`${owner.name}.${member.key.name}`, member);
  };
  const classes = ({ id, body }: ESTree.Class) => note(id, body.body);
  new Visitor({
    ClassDeclaration: classes,
    ClassExpression: classes,
    CallExpression({ arguments: [owner, members] }) {
      if (owner !== undefined && members?.type === 'ObjectExpression') note(owner, members.properties);
    },
  }).visit(parseSync('dexie.mjs', code).program);
  return found;
}

/**
 * Dexie's constructor registers each of its middlewares in a line of its own. The worker needs none of these: it has no
 * hooks, its queries name whole indexes (a test holds them to it), its few live queries share no rows
 * (`openWorkerStore` says so to Dexie), and what it reads twice in a transaction may be read twice. `unuse` of Dexie,
 * which is documented, takes a middleware out at run time, when it has been loaded.
 */
export const unneeded = [
  'cacheExistingValuesMiddleware',
  'cacheMiddleware',
  'hooksMiddleware',
  'virtualIndexMiddleware',
];

/** Dexie's module without those lines. */
export const withoutUnneeded = (code: string): string =>
  unneeded.reduce((rest, name) => {
    const [before, after, ...others] = rest.split(`this.use(${name});`);
    if (before === undefined || after === undefined || others.length > 0) missing(`registers ${name}`);
    return `${before}${after}`;
  }, code);

function missing(what: string): never {
  throw new Error(`Dexie no longer ${what} as it did: look at lib/store/leanDexie.ts`);
}

const lean = (name: string, change: (code: string) => string): Plugin => ({
  name,
  transform: { filter: { id: /\/dexie\.mjs$/ }, handler: (code) => ({ code: change(code), map: null }) },
});

/** For every bundle. */
export const leanDexie = (): Plugin => lean('lean-dexie', withoutUncalled);

/** For the build of one script, by WXT's name. */
export const leanerDexieIn = (script: string): Plugin => ({
  ...lean('leaner-dexie', withoutUnneeded),
  apply: ({ build }: UserConfig) => typeof build?.lib === 'object' && build.lib.name === script,
});
