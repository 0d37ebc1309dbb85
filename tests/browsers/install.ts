import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { type BrowserName, findBrowser } from './find.ts';

const debianPackages: Record<BrowserName, string> = { chromium: 'chromium', firefox: 'firefox-esr' };

/** How long somebody else's use of apt is waited for. */
const patienceSeconds = 300;

/**
 * Paths of the asked browsers; gets the missing ones first: on Debian as root from apt, elsewhere (untested)
 * Chromium by Playwright's installer into the user's cache. Throws one sentence on what to do if that fails.
 */
export function ensureBrowsers<Name extends BrowserName>(wanted: readonly Name[]): Record<Name, string> {
  // Where the environment names a browser, no other one stands in for it.
  const missing = wanted.filter((name) => findBrowser(name) === undefined && !isNamed(name));
  if (missing.length > 0) getMissing(missing);
  return Object.fromEntries(wanted.map((name) => [name, found(name)])) as Record<Name, string>;
}

function found(name: BrowserName): string {
  const path = findBrowser(name);
  if (path === undefined) throw new Error(howTo(name));
  return path;
}

function getMissing(missing: readonly BrowserName[]): void {
  if (isDebianRoot()) {
    const packages = missing.map((name) => debianPackages[name]);
    console.log(`No ${missing.join(' and no ')} here: installing ${packages.join(' and ')} with apt-get …`);
    updateLists();
    run('apt-get', [
      ...['-o', `DPkg::Lock::Timeout=${patienceSeconds}`],
      ...['install', '-y', '-qq', '--no-install-recommends', ...packages],
    ]);
  } else if (missing.includes('chromium')) {
    console.log('No chromium here: getting one with the Playwright installer (this way is untested) …');
    run('npx', ['--no-install', 'playwright-core', 'install', 'chromium']);
  }
}

/** `apt-get update` waits for nobody: `DPkg::Lock::Timeout` is for another lock (tried with apt 2.6.1, 2026-11). */
function updateLists(): void {
  const end = performance.now() + patienceSeconds * 1000;
  while (run('apt-get', ['update', '-qq']).includes('Could not get lock') && performance.now() < end)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2000);
}

/** Answers what it complained of. The exit code is told only: what counts is whether the browser is there afterwards. */
function run(command: string, args: string[]): string {
  const { status, stderr } = spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
  });
  if (status !== 0) console.error(`${command} ${args.join(' ')} failed.\n${stderr ?? ''}`);
  return stderr ?? '';
}

/** The environment says which one to use. */
function isNamed(name: BrowserName): boolean {
  return (process.env[name.toUpperCase()] ?? '') !== '';
}

/** Ubuntu's packages of these names only install a snap. */
function isDebianRoot(): boolean {
  const release = '/etc/os-release';
  return (
    process.getuid?.() === 0 && existsSync(release) && /^ID=debian$/m.test(readFileSync(release, 'utf8'))
  );
}

function howTo(name: BrowserName): string {
  const variable = name.toUpperCase();
  return process.platform === 'linux'
    ? `No usable ${name} found: run "sudo apt-get install ${debianPackages[name]}", or set ${variable} to its path.`
    : `No usable ${name} found: install it and set ${variable} to its path.`;
}
