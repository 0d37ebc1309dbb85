import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sourcesZip } from '../../lib/release/zips.ts';
import { root } from '../browsers/build.ts';

const buildsPerFolder = 5;
const place = mkdtempSync(join(tmpdir(), 'knock-reproducible-'));
/** Of different length and depth, so that a path that reaches a file or a hash is seen. */
const installed = join(place, 'as a reviewer installs it');
const linked = join(place, 'one', 'two', 'three');
const burner = burn();

beforeAll(async () => {
  for (const folder of [installed, linked]) unpackSources(folder);
  symlinkSync(join(root, 'node_modules'), join(linked, 'node_modules'), 'junction');
  await Promise.all([npm(installed, 'ci', '--no-audit', '--no-fund'), npm(linked, 'run', 'postinstall')]);
}, 600_000);
afterAll(() => {
  burner.kill('SIGKILL');
  rmSync(place, { recursive: true, force: true });
}, 600_000);

it('makes the same zips of its own sources, in every folder and at every run, while others use the processor', async () => {
  const runs = await Promise.all([installed, linked].map(buildAgainAndAgain));
  const made = runs.flat();
  expect(made).toHaveLength(2 * buildsPerFolder);
  expect(made.flatMap(({ pluginChunks }) => pluginChunks)).toEqual([]);
  const names = ['bill', 'chrome', 'firefox', 'sources'] as const;
  const distinct = names.map((name) => [name, new Set(made.map(({ hashes }) => hashes[name])).size]);
  expect(Object.fromEntries(distinct)).toEqual({ bill: 1, chrome: 1, firefox: 1, sources: 1 });
}, 1_200_000);

interface Made {
  hashes: Record<'bill' | 'chrome' | 'firefox' | 'sources', string>;
  /** Files of WXT's module of plugins, of which Knock has none. */
  pluginChunks: string[];
}

async function buildAgainAndAgain(folder: string): Promise<Made[]> {
  const made: Made[] = [];
  for (let run = 0; run < buildsPerFolder; run += 1) {
    rmSync(join(folder, '.output'), { recursive: true, force: true });
    await npm(folder, 'run', 'zip');
    made.push(madeIn(join(folder, '.output')));
  }
  return made;
}

function madeIn(output: string): Made {
  const files = readdirSync(output, { recursive: true, encoding: 'utf8' });
  const hashOf = (end: string) => {
    const file = files.find((name) => name.endsWith(end));
    if (file === undefined) throw new Error(`No ${end} in ${output}.`);
    return createHash('sha256')
      .update(readFileSync(join(output, file)))
      .digest('hex');
  };
  return {
    hashes: {
      bill: hashOf('.cdx.json'),
      chrome: hashOf('-chrome.zip'),
      firefox: hashOf('-firefox.zip'),
      sources: hashOf('-sources.zip'),
    },
    pluginChunks: files.filter((file) => file.includes('html-plugins')),
  };
}

function unpackSources(folder: string): void {
  for (const [file, content] of Object.entries(unzipSync(sourcesZip()))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
}

/** Fails with what npm printed. */
const npm = (folder: string, ...words: string[]) =>
  promisify(execFile)('npm', words, {
    cwd: folder,
    maxBuffer: 2 ** 26,
    shell: process.platform === 'win32',
  });

/** A program that uses one processor until it is ended. */
function burn() {
  return spawn(process.execPath, ['-e', 'for (;;) Math.random();'], { stdio: 'ignore' });
}
