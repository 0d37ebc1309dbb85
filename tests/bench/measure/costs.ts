import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { root } from '../../browsers/build.ts';
import type { Row } from '../rows.ts';
import type { CostOptions } from './cost.ts';

/** `cost.ts`, bundled first: Node by itself does not resolve the imports within the Graph client. */
export async function measureCosts(options: CostOptions): Promise<Row[]> {
  const outDir = join(root, '.output/bench-cost');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: ['@microsoft/microsoft-graph-client'] },
    build: {
      ssr: fileURLToPath(new URL('cost.ts', import.meta.url)),
      outDir,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'cost.mjs' } },
    },
  });
  const { measureCost }: typeof import('./cost.ts') = await import(
    pathToFileURL(join(outDir, 'cost.mjs')).href
  );
  return measureCost(options);
}
