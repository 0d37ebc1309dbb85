import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/**
 * A module that gives a function, which resolves with what the JSON says. A service worker may not `import()` later, and
 * most of its starts need none of the data. So a build puts it into a file of the package.
 */
export function fetchedModule(
  build: Pick<Rolldown.PluginContext, 'emitFile'> | undefined,
  fileName: string,
  json: string,
): string {
  if (build === undefined) return `export default async () => (${json})`;
  build.emitFile({ type: 'asset', fileName, source: json });
  return `export default async () => (await fetch('/${fileName}')).json()`;
}

const prefix = '\0fetched:';
const query = /\.json\?fetched$/;

/** `import read from './data.json?fetched'` gives such a function. */
export function fetchedJson(): Plugin {
  let isBuild = false;
  return {
    name: 'fetched-json',
    enforce: 'pre',
    configResolved({ command }) {
      isBuild = command === 'build';
    },
    // Under an id that isn't JSON's, or Vite would read the module as JSON.
    resolveId: {
      filter: { id: query },
      handler: (source, importer = '') => `${prefix}${resolve(dirname(importer), source.replace(query, ''))}`,
    },
    load: {
      filter: { id: new RegExp(`^${prefix}`) },
      handler(id) {
        const file = `${id.slice(prefix.length)}.json`;
        this.addWatchFile(file);
        const json = JSON.stringify(JSON.parse(readFileSync(file, 'utf8')));
        return fetchedModule(isBuild ? this : undefined, `words/${basename(file)}`, json);
      },
    },
  };
}
