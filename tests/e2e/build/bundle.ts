import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildOf } from '../../browsers/build.ts';

const folder = buildOf.chromium;

/** Files of a build, from its folder; the Chromium one's unless said otherwise. */
export const builtFiles = (of = folder): string[] =>
  readdirSync(of, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(of, join(entry.parentPath, entry.name)))
    .sort();

export const readBuilt = (file: string, of = folder): string => readFileSync(join(of, file), 'utf8');

/** Content scripts that the manifest declares. */
export const contentScripts = (of = folder): string[] => {
  const declared: { js: string[] }[] = JSON.parse(readBuilt('manifest.json', of)).content_scripts;
  return declared.flatMap(({ js }) => js);
};

/**
 * What each entry may load before it can run: KiB, minified and gzipped, shared chunks counted. The design gave 85, 125
 * and 160; what the pages no longer need pays for what the worker does besides (2026-11-25). Asking the site, ranking by
 * need and parts of sites took 6.9 KiB of the worker and 2 of the popup; hosts of every cloud and region, and what
 * decoders keep now, 0.7 of the worker (2026-11-30). The worker gave back 8: what it never uses of Dexie, and words, which
 * are files that it reads when it has something to say or a role to understand (2026-11-30).
 */
export const budgets = (of = folder): Record<string, number> => ({
  ...Object.fromEntries([...contentScripts(of), 'mountCard.js'].map((script) => [script, 5])),
  'background.js': 95,
  'card.html': 105,
  'popup.html': 152,
});

const staticImport = /(?:import|export)\s*(?:[\w*${}\s,]+from\s*)?["'](\.{1,2}\/[^"']+)["']/g;
const script = /<script[^>]+src="\/?([^"]+)"/g;

/** Scripts an entry loads before it can run: its own and everything it imports statically. */
export function loadedScripts(entry: string, of = folder): string[] {
  const starts = entry.endsWith('.html')
    ? [...readBuilt(entry, of).matchAll(script)].map(([, file]) => file ?? '')
    : [entry];
  const seen = new Set<string>();
  const follow = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, target] of readBuilt(file, of).matchAll(staticImport))
      follow(normalize(join(dirname(file), target ?? '')));
  };
  starts.forEach(follow);
  return [...seen];
}

/** Gzipped size in KiB, largest first. */
export const weigh = (files: readonly string[], of = folder): { file: string; kib: number }[] =>
  files
    .map((file) => ({ file, kib: gzipSync(readFileSync(join(of, file))).length / 1024 }))
    .sort((one, other) => other.kib - one.kib);
