import type { Plugin, UserConfig } from 'vite';

/**
 * Dexie's constructor registers each of its middlewares in a line of its own. The worker needs none of these: it has no
 * hooks, its queries name whole indexes (a test holds them to it), and its few live queries share no rows
 * (`openWorkerStore` says so to Dexie). `unuse` of Dexie, which is documented, takes a middleware out at run time, when
 * it has been loaded.
 */
export const unneeded = ['cacheMiddleware', 'hooksMiddleware', 'virtualIndexMiddleware'];

/** Dexie's module without those lines; what only they reach is then left out as any unused code is. */
export function leanDexie(code: string): string {
  return unneeded.reduce((rest, name) => {
    const [before, after, ...others] = rest.split(`this.use(${name});`);
    if (before === undefined || after === undefined || others.length > 0)
      throw new Error(`Dexie doesn't register ${name} as it did: look at lib/store/leanDexie.ts`);
    return before + after;
  }, code);
}

/** For the build of one script, by WXT's name. */
export const leanDexieIn = (script: string): Plugin => ({
  name: 'lean-dexie',
  apply: ({ build }: UserConfig) => typeof build?.lib === 'object' && build.lib.name === script,
  transform: { filter: { id: /\/dexie\.mjs$/ }, handler: (code) => ({ code: leanDexie(code), map: null }) },
});
