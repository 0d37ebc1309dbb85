import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Folder of the unpacked production build. */
export const buildOf = {
  chromium: join(root, '.output/chrome-mv3'),
  firefox: join(root, '.output/firefox-mv3'),
} as const;

export type BuildTarget = keyof typeof buildOf;

const sources = ['entrypoints', 'components', 'lib', 'public', 'wxt.config.ts', 'package-lock.json'];
const wxtArguments: Record<BuildTarget, string[]> = {
  chromium: ['build'],
  firefox: ['build', '-b', 'firefox', '--mv3'],
};

/** The tests' organisation knows the ids of development, whatever this machine builds for another one. */
const withoutParameters = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith('KNOCK_')),
);

/** Makes the production build, unless it is there and newer than every source. Throws with WXT's output. */
export function ensureBuild(target: BuildTarget): string {
  if (isStale(target)) build(target);
  return buildOf[target];
}

export function build(target: BuildTarget): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/wxt/bin/wxt.mjs'), ...wxtArguments[target]],
    { cwd: root, env: withoutParameters, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  );
  if (status !== 0) throw new Error(`The ${target} build failed.\n${stdout}${stderr}`);
}

function isStale(target: BuildTarget): boolean {
  const manifest = join(buildOf[target], 'manifest.json');
  if (!existsSync(manifest)) return true;
  const builtAt = statSync(manifest).mtimeMs;
  return sources.some((source) => newest(join(root, source)) > builtAt);
}

function newest(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((entry) => newest(join(path, entry))));
}
