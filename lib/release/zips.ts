import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Everything a build needs, and nothing else: what Mozilla's reviewers rebuild the package from. */
const sources = [
  'LICENSE',
  'README.md',
  'SOURCE_CODE_REVIEW.md',
  'components',
  'entrypoints',
  'lib',
  'package-lock.json',
  'package.json',
  'public',
  'tsconfig.json',
  'wxt.config.ts',
];

/**
 * The package of a build: its files as they were tested. Only `key` is taken out of Chromium's manifest. It gives an
 * unpacked build its id, where a store or the signer gives a package's, and the Chrome Web Store takes none (2026-11).
 */
export const packageZip = (build: string): Uint8Array =>
  zip(build, filesIn(build), (file, content) => (file === 'manifest.json' ? withoutKey(content) : content));

/** The sources, from which `npm ci` and `npm run zip` make the same packages. */
export const sourcesZip = (): Uint8Array => zip(root, filesIn(root, sources));

/** WXT writes the manifest of a build by `JSON.stringify`, too: every other byte stays. */
function withoutKey(manifest: Uint8Array): Uint8Array {
  const { key: _, ...rest } = JSON.parse(new TextDecoder().decode(manifest));
  return new TextEncoder().encode(JSON.stringify(rest));
}

/** Paths below a folder, `/` between their parts, in an order that no machine's language changes. */
function filesIn(folder: string, starts: readonly string[] = readdirSync(folder)): string[] {
  const below = (path: string): string[] => {
    const entries = readdirSync(path, { withFileTypes: true });
    return entries.flatMap((entry) =>
      entry.isDirectory() ? below(join(path, entry.name)) : [join(path, entry.name)],
    );
  };
  const all = starts.flatMap((start) => {
    const entry = readdirSync(folder, { withFileTypes: true }).find(({ name }) => name === start);
    if (entry === undefined) throw new Error(`${start} is missing in ${folder}.`);
    return entry.isDirectory() ? below(join(folder, start)) : [join(folder, start)];
  });
  return all.map((path) => relative(folder, path).split(sep).join('/')).sort();
}

/**
 * The same bytes for the same files, on every machine: sorted, one date, no owner. Compressed in JavaScript, because
 * what zlib writes depends on the processor (Chromium's zlib, which Node has, hashes by its instructions).
 */
function zip(
  folder: string,
  files: readonly string[],
  change: (file: string, content: Uint8Array) => Uint8Array = (_, content) => content,
): Uint8Array {
  const contents = files.map((file) => [file, change(file, readFileSync(join(folder, file)))] as const);
  return zipped(Object.fromEntries(contents));
}

/** Texts by their path. */
export const zipOf = (texts: Readonly<Record<string, string>>): Uint8Array =>
  zipped(Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, Buffer.from(text)])));

/** A zip holds the time of a clock on the wall, without its zone. */
const zipped = (files: Record<string, Uint8Array>): Uint8Array =>
  zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) });
