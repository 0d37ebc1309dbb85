import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { developmentIds } from '../../../lib/release/ids.ts';
import { buildOf } from '../../browsers/build.ts';
import { findBrowser } from '../../browsers/find.ts';
import { withPolicies } from '../../browsers/policies.ts';
import { createKnock, type Knock } from './knock.ts';

/** Of an unpacked build: its key fixes it. */
export const extensionId = developmentIds.chrome;

export interface ChromiumOptions {
  organization: { resolverRules: string; spki: string };
  /** With a window; needs a display. */
  headed?: boolean;
  /** Left edge of the window, for two people side by side. */
  left?: number;
  /** The unmodified production build unless said otherwise (the floors of the bench). */
  extension?: string;
  /** BCP 47 tag of the browser. */
  locale?: string;
  /** Keeps a profile across launches; by default a fresh one that is removed on close. */
  profileFolder?: string;
}

/** One person's Chromium with Knock in it: a profile of its own, every host of the organisation led to the tenant. */
export async function launchChromium(options: ChromiumOptions): Promise<Knock> {
  const folder = options.profileFolder ?? mkdtempSync(join(tmpdir(), 'knock-chromium-'));
  if (options.headed) pinButton(folder);
  const context = await launch(folder, options);
  const close = async () => {
    await context.close();
    if (options.profileFolder === undefined)
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return createKnock(context, worker, close);
}

/** Knock's button stands in the toolbar, as for people who have pinned it; else it is behind the puzzle piece. */
function pinButton(folder: string): void {
  mkdirSync(join(folder, 'Default'), { recursive: true });
  const preferences = { extensions: { pinned_extensions: [extensionId] } };
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences));
}

function launch(folder: string, options: ChromiumOptions): Promise<BrowserContext> {
  const found = findBrowser('chromium');
  if (found === undefined) throw new Error('No Chromium found.');
  const { executable: executablePath, env } = withPolicies(found);
  return chromium.launchPersistentContext(folder, {
    executablePath,
    env,
    headless: false,
    viewport: options.headed ? null : { width: 1280, height: 800 },
    ...(options.locale === undefined ? {} : { locale: options.locale }),
    ignoreDefaultArgs: ['--disable-extensions', '--disable-component-extensions-with-background-pages'],
    args: chromiumArguments(options),
  });
}

/** What every Chromium with Knock is started with, by Playwright or without it. */
export function chromiumArguments(options: ChromiumOptions): string[] {
  const extension = options.extension ?? buildOf.chromium;
  return [
    ...(options.headed
      ? [`--window-position=${options.left ?? 0},0`, '--window-size=960,1000']
      : ['--headless=new']),
    ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
    ...quiet,
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
    `--host-resolver-rules=${options.organization.resolverRules}`,
    `--ignore-certificate-errors-spki-list=${options.organization.spki}`,
  ];
}

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
