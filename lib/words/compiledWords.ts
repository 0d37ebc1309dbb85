import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { fetchedModule } from '../platform/fetchedJson.ts';
import { type Compiled, compileAll } from './compile.ts';

/** How the keys begin that the worker says by itself. */
export const backgroundPrefixes = ['app.name', 'notification.', 'badge.'] as const;

/** How the keys begin that only the hub and the settings say: the card and the popup ship without them. */
export const pagePrefixes = [
  'contact.',
  'coverage.',
  'extend.',
  'help.',
  'history.',
  'hub.',
  'make.',
  'map.',
  'options.',
  'others.',
  'queue.',
] as const;
/** Notifications have no view. */
const viewless = ['notification.', 'badge.'];

const begins = (key: string, prefixes: readonly string[]): boolean =>
  prefixes.some((prefix) => key.startsWith(prefix));

/** The file that a build of the worker writes its words to. */
const workerFile = 'words/en.json';

/** What a language module is asked for in its import's query, and which keys it then gives in a build. */
const holds: Record<string, (key: string) => boolean> = {
  compiled: (key) => !begins(key, [...pagePrefixes, ...viewless]),
  'compiled=pages': (key) => begins(key, pagePrefixes),
  'compiled=background': (key) => begins(key, backgroundPrefixes),
};

/**
 * `import messages from './en.ts?compiled'` gives the messages of `en.ts` as `icu-minify` compiles them, so that no
 * parser ships (16 KiB in every context). Each build of the extension makes a dozen bundles; they share one compilation.
 * Only a build parts the words: tests and the gallery show one component, without the page that loads its words.
 *
 * Most starts of the worker say nothing: `?compiled=background` gives a function that resolves with the messages.
 */
export function compiledWords(): Plugin {
  let isBuild = false;
  return {
    name: 'compiled-words',
    enforce: 'pre',
    configResolved({ command }) {
      isBuild = command === 'build';
    },
    async load(id) {
      const [file = '', query = ''] = id.split('?');
      const held = holds[query];
      if (held === undefined || !file.endsWith('/lib/words/en.ts')) return undefined;
      for (const part of sources()) this.addWatchFile(part);
      const messages = Object.entries(await english()).filter(
        ([key]) => (query === 'compiled' && !isBuild) || held(key),
      );
      const json = JSON.stringify(Object.fromEntries(messages));
      if (query !== 'compiled=background') return { code: `export default ${json}`, map: null };
      return { code: fetchedModule(isBuild ? this : undefined, workerFile, json), map: null };
    },
  };
}

const source = fileURLToPath(new URL('./en.ts', import.meta.url));
const parts = fileURLToPath(new URL('./en/', import.meta.url));
const sources = (): string[] => [source, ...readdirSync(parts).map((name) => parts + name)];

let compiled: { from: string; messages: Promise<Compiled> } | undefined;

/** Compiled once for each state of the files: `npm run dev` and `vitest --watch` see a change. */
function english(): Promise<Compiled> {
  const from = sources()
    .map((file) => statSync(file).mtimeMs)
    .join();
  if (compiled?.from !== from) compiled = { from, messages: compileFresh() };
  return compiled.messages;
}

/** Through Vite, because Node keeps the modules that it has imported once. */
async function compileFresh(): Promise<Compiled> {
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport<{ en: Record<string, string> }>(source, { logLevel: 'error' });
  return compileAll(module.en);
}
