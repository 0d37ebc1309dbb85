import { execFileSync } from 'node:child_process';
import { accessSync, constants, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

export type BrowserName = 'chromium' | 'firefox';

const names: Record<BrowserName, readonly string[]> = {
  chromium: ['chromium', 'chromium-browser', 'chrome-for-testing'],
  firefox: ['firefox-esr', 'firefox'],
};

const usualPlaces: Record<BrowserName, readonly string[]> = {
  chromium: [
    '/usr/bin/chromium',
    '/usr/lib/chromium/chromium',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  ],
  firefox: [
    '/usr/bin/firefox-esr',
    '/usr/lib/firefox-esr/firefox-esr',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  ],
};

/**
 * Path of a browser that takes unpacked extensions from the command line, or `undefined`: the environment
 * (`CHROMIUM`, `FIREFOX`), then PATH, usual places and, for Chromium, Playwright's cache. Playwright's Firefox is
 * not looked for: it speaks no Marionette.
 */
export function findBrowser(name: BrowserName): string | undefined {
  const override = process.env[name.toUpperCase()];
  if (override !== undefined && override !== '') return isUsable(override, name) ? override : undefined;
  return candidates(name).find((path) => isUsable(path, name));
}

function candidates(name: BrowserName): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [
    ...folders.flatMap((folder) => names[name].map((file) => join(folder, file))),
    ...usualPlaces[name],
    ...(name === 'chromium' ? playwrightChromiums() : []),
  ];
}

function isUsable(path: string, name: BrowserName): boolean {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return false;
  }
  return !isSnapStub(path) && (name === 'firefox' || loadsUnpacked(path));
}

/** Ubuntu's `/usr/bin/chromium-browser` and `firefox` are scripts that only start a snap. */
function isSnapStub(path: string): boolean {
  return statSync(path).size < 16_384 && readFileSync(path, 'utf8').includes('/snap/bin/');
}

/** Branded Chrome ignores `--load-extension` since 137 (Chromium's announcement of 2025-03, seen 2026-11). */
function loadsUnpacked(path: string): boolean {
  const version = versionOf(path);
  const branded = /^Google Chrome (?!for Testing)(\d+)/.exec(version);
  return branded === null || Number(branded[1]) < 137;
}

/** What `--version` prints, e.g. `Chromium 156.0.8078.79`; empty if it can't be run. */
export function versionOf(path: string): string {
  try {
    return execFileSync(path, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '';
  }
}

function playwrightChromiums(): string[] {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache/ms-playwright');
  const inside = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  ];
  return listed(cache)
    .filter((folder) => /^chromium-\d+$/.test(folder))
    .sort()
    .reverse()
    .flatMap((folder) => inside.map((file) => join(cache, folder, file)));
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
