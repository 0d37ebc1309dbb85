import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { type Compiled, compileAll } from './compile.ts';

/** How the keys begin that the worker says by itself. */
export const backgroundPrefixes = ['app.name', 'notification.', 'badge.'] as const;

/** What a language module is asked for in its import's query, and which keys it then gives. */
const holds: Record<string, (key: string) => boolean> = {
  compiled: () => true,
  'compiled=background': (key) => backgroundPrefixes.some((prefix) => key.startsWith(prefix)),
};

/**
 * `import messages from './en.ts?compiled'` gives the messages of `en.ts` as `icu-minify` compiles them, so that no
 * parser ships (16 KiB in every context). Each build of the extension makes a dozen bundles; they share one compilation.
 */
export function compiledWords(): Plugin {
  return {
    name: 'compiled-words',
    enforce: 'pre',
    async load(id) {
      const [file = '', query = ''] = id.split('?');
      const held = holds[query];
      if (held === undefined || !file.endsWith('/lib/words/en.ts')) return undefined;
      for (const part of sources()) this.addWatchFile(part);
      const messages = Object.entries(await english()).filter(([key]) => held(key));
      return { code: `export default ${JSON.stringify(Object.fromEntries(messages))}`, map: null };
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
