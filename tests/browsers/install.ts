import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { type BrowserName, findBrowser } from './find.ts';

const debianPackages: Record<BrowserName, string> = { chromium: 'chromium', firefox: 'firefox-esr' };

/**
 * Paths of the asked browsers; gets the missing ones first: on Debian as root from apt, elsewhere (untested)
 * Chromium by Playwright's installer into the user's cache. Throws one sentence on what to do if that fails.
 */
export function ensureBrowsers<Name extends BrowserName>(wanted: readonly Name[]): Record<Name, string> {
  const missing = wanted.filter((name) => findBrowser(name) === undefined);
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
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  } else if (missing.includes('chromium')) {
    console.log('No chromium here: getting one with the Playwright installer (this way is untested) …');
    run('npx', ['--no-install', 'playwright-core', 'install', 'chromium']);
  }
}

/** The exit code is not looked at: what counts is whether the browser is there afterwards. */
function run(command: string, args: string[]): void {
  const { status, stderr } = spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) console.error(`${command} ${args.join(' ')} failed.\n${stderr ?? ''}`);
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
