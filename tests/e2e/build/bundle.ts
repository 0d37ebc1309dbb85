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
