import { createHash, generateKeyPairSync } from 'node:crypto';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { fetchedJson } from '../../../lib/platform/fetchedJson.ts';
import { root } from '../../browsers/build.ts';
import { healthyPage } from '../organization.ts';

export interface FloorExtension {
  folder: string;
  id: string;
}

const source = fileURLToPath(new URL('.', import.meta.url));

/** Builds the floors as an extension of their own, with the product's React, Dexie, target and minifier. */
export async function buildFloors(): Promise<FloorExtension> {
  const folder = join(root, '.output/bench-floors');
  await build({
    root: source,
    configFile: false,
    logLevel: 'error',
    plugins: [fetchedJson(), react()],
    resolve: {
      alias: [
        { find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' },
        // The simulated tenant runs in a page, too, and utilities of tests on the browser's own database.
        { find: /^(fake-indexeddb\/auto|node:crypto|node:zlib)$/, replacement: join(source, 'nothing.ts') },
      ],
    },
    define: { 'process.env.NODE_ENV': '"production"', 'process.pid': '0' },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2023',
      rolldownOptions: {
        input: ['card.html', 'popup.html', 'index.html', 'search.html', 'cost.html'].map((page) =>
          join(source, page),
        ),
      },
    },
  });
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({
    type: 'spki',
    format: 'der',
  });
  copyFileSync(join(source, 'insert.js'), join(folder, 'insert.js'));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest(key.toString('base64'))));
  return { folder, id: extensionId(key) };
}

const manifest = (key: string) => ({
  manifest_version: 3,
  name: 'Floor',
  version: '1.0',
  key,
  content_scripts: [{ matches: [`${healthyPage}*`], js: ['insert.js'], run_at: 'document_end' }],
  web_accessible_resources: [{ resources: ['card.html'], matches: ['https://*.sharepoint.com/*'] }],
});

/** Chromium: the first 128 bits of the key's SHA-256, in letters a to p. */
const extensionId = (key: Buffer): string =>
  createHash('sha256')
    .update(key)
    .digest('hex')
    .slice(0, 32)
    .replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
