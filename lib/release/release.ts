import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { newestRelease } from './asked.ts';
import { unlocked } from './lockFile.ts';

/**
 * `npm run release`: audits the lock file, makes the packages and the kit, builds them anew from the sources zip in another
 * folder, and compares. It publishes nothing. The version has to be the newest one of the changelog. `-- --no-audit`: for a
 * trial where the registry answers no audit, as mirrors do.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const npm = (cwd: string, ...args: string[]) =>
  void execFileSync('npm', args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const released = newestRelease(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'));
if (released !== version)
  throw new Error(`The version is ${version}, and the changelog's newest release is ${released ?? 'none'}.`);
const { GITHUB_REF_TYPE: of, GITHUB_REF_NAME: tag } = process.env;
if (of === 'tag' && tag !== `v${version}`) throw new Error(`The version is ${version}, and the tag ${tag}.`);
const loose = unlocked(readFileSync(join(root, 'package-lock.json'), 'utf8'));
if (loose.length > 0) throw new Error(`Not locked to a hash and the registry: ${loose.join(', ')}.`);
const isAudited = !process.argv.includes('--no-audit');
if (isAudited) {
  npm(root, 'audit', '--audit-level=high');
  npm(root, 'audit', 'signatures');
}
npm(root, 'run', 'zip');
npm(root, 'run', 'kit', '--', '--check');
npm(root, 'run', 'kit');

const other = mkdtempSync(join(tmpdir(), 'knock-release-'));
try {
  const sources = unzipSync(readFileSync(join(root, `.output/knock-${version}-sources.zip`)));
  for (const [path, content] of Object.entries(sources)) {
    mkdirSync(dirname(join(other, path)), { recursive: true });
    writeFileSync(join(other, path), content);
  }
  npm(other, 'ci', '--no-audit', '--no-fund');
  npm(other, 'run', 'zip');
  for (const file of globSync(join(other, '.output/knock-*')).map((path) => basename(path)))
    if (hashOf(join(other, '.output', file)) !== hashOf(join(root, '.output', file)))
      throw new Error(`${file} is another one when it is built from the sources zip.`);
} finally {
  rmSync(other, { recursive: true, force: true });
}
const sumsFile = join(root, `.output/knock-${version}-SHA256SUMS.txt`);
rmSync(sumsFile, { force: true });
const files = globSync(join(root, `.output/knock-${version}*`)).sort();
const sums = files.map((file) => `${hashOf(file)}  ${basename(file)}\n`).join('');
writeFileSync(sumsFile, sums);
process.stdout.write(sums);
if (!isAudited) process.stdout.write('Not audited: this is no release.\n');

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
