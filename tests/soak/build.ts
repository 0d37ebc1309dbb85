import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../browsers/build.ts';

/** Bundles an entry for Node: the Graph client's modules import each other without extensions, which Node refuses. */
export async function bundleForNode(entry: string, name: string): Promise<string> {
  const folder = join(root, '.output', name);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['vitest'] },
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'main.mjs' } },
    },
  });
  return join(folder, 'main.mjs');
}
