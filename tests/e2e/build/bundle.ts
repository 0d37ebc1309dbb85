import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { buildOf } from '../../browsers/build.ts';

const folder = buildOf.chromium;

/** Files of the Chromium build, from its folder. */
export const builtFiles = (of = folder): string[] =>
  readdirSync(of, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(of, join(entry.parentPath, entry.name)))
    .sort();

export const readBuilt = (file: string, of = folder): string => readFileSync(join(of, file), 'utf8');

/** What a store gives people. A zip holds each file deflated, its name twice and 76 bytes of headers (APPNOTE 6.3, §4.3), and an end of 22. */
export const zippedBytes = (of = folder): number =>
  builtFiles(of).reduce((sum, file) => {
    const content = readFileSync(join(of, file));
    return sum + deflateRawSync(content, { level: 9 }).length + 2 * Buffer.byteLength(file) + 76;
  }, 22);

const staticImport = /(?:import|export)\s*(?:[\w*${}\s,]+from\s*)?["'](\.{1,2}\/[^"']+)["']/g;
const script = /<script[^>]+src="\/?([^"]+)"/g;

/** Scripts an entry loads before it can run: its own and everything it imports statically. */
export function loadedScripts(entry: string): string[] {
  const starts = entry.endsWith('.html')
    ? [...readBuilt(entry).matchAll(script)].map(([, file]) => file ?? '')
    : [entry];
  const seen = new Set<string>();
  const follow = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, target] of readBuilt(file).matchAll(staticImport))
      follow(normalize(join(dirname(file), target ?? '')));
  };
  starts.forEach(follow);
  return [...seen];
}

/** Gzipped size in KiB, largest first. */
export const weigh = (files: readonly string[]): { file: string; kib: number }[] =>
  files
    .map((file) => ({ file, kib: gzipSync(readFileSync(join(folder, file))).length / 1024 }))
    .sort((one, other) => other.kib - one.kib);
