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
  Dexie: ['backendDB', 'dynamicallyOpened', 'hasBeenClosed', 'hasFailed'],
  'static DexiePromise': ['PSD', 'newPSD', 'scheduler', 'totalEchoes', 'usePSD'],
  'static Dexie': [
    'Events',
    'asap',
    'async',
    'cache',
    'cmp',
    'connections',
    'currentTransaction',
    'debug',
    'deepClone',
    'defineClass',
    'delByKeyPath',
    'delete',
    'derive',
    'errnames',
    'exists',
    'extend',
    'extendObservabilitySet',
    'getByKeyPath',
    'getDatabaseNames',
    'getObjectDiff',
    'ignoreTransaction',
    'liveQuery',
    'minKey',
    'on',
    'override',
    'props',
    'semVer',
    'setByKeyPath',
    'shallowClone',
    'spawn',
    'version',
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

/** Where each member of a class stands. Dexie gives classes their static members by a call, `props(Dexie, { … })`. */
function membersIn(code: string): Map<string, ESTree.Span> {
  const found = new Map<string, ESTree.Span>();
  const note = (owner: string, members: readonly ESTree.Node[]) => {
    for (const member of members)
      if ('key' in member && member.key?.type === 'Identifier')
        found.set(`${owner}.${member.key.name}`, member);
  };
  const classes = ({ id, body }: ESTree.Class) => note(id?.name ?? '', body.body);
  new Visitor({
    ClassDeclaration: classes,
    ClassExpression: classes,
    CallExpression({ callee, arguments: [owner, members] }) {
      const isProps = callee.type === 'Identifier' && callee.name === 'props';
      if (isProps && owner?.type === 'Identifier' && members?.type === 'ObjectExpression')
        note(`static ${owner.name}`, members.properties);
    },
  }).visit(parseSync('dexie.mjs', code).program);
  return found;
}

/**
 * Text of Dexie's with what may stand in its place, because it is known before Dexie runs: what every browser that Knock
 * runs in has (`wxt.config.ts` names the oldest), that no extension is at `http://localhost`, and that nobody uses hooks
 * (a test holds the sources to it). What is for others is then left out as any code that never runs.
 */
export const known: readonly (readonly [asked: string, instead: string])[] = [
  ["typeof AggregateError !== 'undefined'", 'true'],
  ["typeof FinalizationRegistry !== 'undefined'", 'true'],
  ["typeof Promise !== 'undefined'", 'true'],
  ["typeof Promise === 'undefined'", 'false'],
  ["typeof Reflect === 'undefined'", 'false'],
  ["typeof Symbol !== 'undefined'", 'true'],
  ["typeof WeakRef !== 'undefined'", 'true'],
  ["typeof globalThis !== 'undefined'", 'true'],
  ["'getAll' in store", 'true'],
  ["'getAll' in tempStore", 'true'],
  ["'openKeyCursor' in source", 'true'],
  ['!hasDatabasesNative(indexedDB)', 'false'],
  ['/Safari/.test(navigator.userAgent)', 'false'],
  ['useSafari14Workaround ? idbReady() : DexiePromise.resolve()', 'Promise.resolve()'],
  ["var debug = typeof location !== 'undefined'", 'const debug = false'],
  ['debug = value;', ''],
  ['this.use(hooksMiddleware);', ''],
  ['creating: [hookCreatingChain, nop],', ''],
  ['updating: [hookUpdatingChain, nop],', ''],
  ['deleting: [hookDeletingChain, nop],', ''],
];

/** Dexie's module without what is for others than Knock and its browsers. */
export const withoutOthers = (code: string): string =>
  known.reduce((rest, [asked, instead]) => {
    if (!rest.includes(asked)) missing(`has ${asked}`);
    return rest.replaceAll(asked, instead);
  }, code);

/**
 * Dexie's constructor registers each of its middlewares in a line of its own. The worker needs none of these: its
 * queries name whole indexes (a test holds them to it), its few live queries share no rows (`openWorkerStore` says so to
 * Dexie), and what it reads twice in a transaction may be read twice. `unuse` of Dexie, which is documented, takes a
 * middleware out at run time, when it has been loaded.
 */
export const unneeded = ['cacheExistingValuesMiddleware', 'cacheMiddleware', 'virtualIndexMiddleware'];

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

/** Dexie as every bundle has it. */
export const lessDexie = (code: string): string => withoutOthers(withoutUncalled(code));

const lean = (name: string, change: (code: string) => string): Plugin => ({
  name,
  transform: { filter: { id: /\/dexie\.mjs$/ }, handler: (code) => ({ code: change(code), map: null }) },
});

/** For every bundle. */
export const leanDexie = (): Plugin => lean('lean-dexie', lessDexie);

/** For the build of one script, by WXT's name. */
export const leanerDexieIn = (script: string): Plugin => ({
  ...lean('leaner-dexie', withoutUnneeded),
  apply: ({ build }: UserConfig) => typeof build?.lib === 'object' && build.lib.name === script,
});
