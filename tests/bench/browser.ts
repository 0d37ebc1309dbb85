import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { buildOf } from '../browsers/build.ts';
import { findBrowser } from '../browsers/find.ts';
import { withPolicies } from '../browsers/policies.ts';
import { chromiumArguments } from '../e2e/harness/chromium.ts';
import { createKnock, type Knock } from '../e2e/harness/knock.ts';
import type { ServedOrganization } from '../e2e/harness/tenant.ts';
import { until } from '../e2e/harness/until.ts';

export interface BareBrowser {
  /** Address of the browser's own DevTools endpoint. */
  devTools: string;
  /** Lets Playwright drive it for a while; it leaves no trace when it is done. */
  drive(task: (knock: Knock, context: BrowserContext) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** Chromium with the production build and the floors, started without Playwright; see `connectDevTools` for why. */
export async function startBrowser(organization: ServedOrganization, floors: string): Promise<BareBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'knock-bench-'));
  const found = findBrowser('chromium');
  if (found === undefined) throw new Error('No Chromium found.');
  const { executable, env } = withPolicies(found);
  const extension = `${buildOf.chromium},${floors}`;
  const own = [
    `--user-data-dir=${profile}`,
    '--remote-debugging-port=0',
    '--password-store=basic',
    'about:blank',
  ];
  const browser = spawn(executable, [...chromiumArguments({ organization, extension }), ...own], {
    stdio: 'ignore',
    env,
  });
  const ended = new Promise((resolve) => browser.once('exit', resolve));
  const portFile = join(profile, 'DevToolsActivePort');
  await until(
    'DevTools',
    () => existsSync(portFile) && readFileSync(portFile, 'utf8').includes('\n'),
    Boolean,
    30_000,
  );
  const [port, path] = readFileSync(portFile, 'utf8').split('\n');
  const devTools = `ws://127.0.0.1:${port}${path}`;
  return {
    devTools,
    async drive(task) {
      const driver = await chromium.connectOverCDP(devTools);
      const [context] = driver.contexts();
      if (context === undefined) throw new Error('The browser shows no profile.');
      const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
      await task(await createKnock(context, worker, async () => {}), context);
      await driver.close();
    },
    async close() {
      browser.kill();
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 20 });
    },
  };
}
