import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { type BrowserContext, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumIdOf } from '../../lib/release/ids.ts';
import { packageZip } from '../../lib/release/zips.ts';
import { lastPolicyArea } from '../../lib/settings/storedSettings.ts';
import { buildOf } from '../browsers/build.ts';
import { findBrowser } from '../browsers/find.ts';
import { canManage, policyFolder, withPolicies } from '../browsers/policies.ts';
import { until } from '../e2e/harness/until.ts';

/** As an administrator rolls Knock out: a package signed with a key of one's own, and an address to fetch it from. */
const place = mkdtempSync(join(tmpdir(), 'knock-forced-'));
const root = process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : [];
const settings = {
  clientId: '00000000-0000-0000-0000-000000000001',
  tenantId: '00000000-0000-0000-0000-000000000003',
};

describe.runIf(canManage())('Knock, installed by an administrator', () => {
  let roll: Awaited<ReturnType<typeof rollOut>>;
  beforeAll(async () => {
    roll = await rollOut();
  });
  afterAll(async () => {
    await roll?.close();
    rmSync(place, { recursive: true, force: true, maxRetries: 5 });
  });

  it.each([
    ['with its settings', settings],
    ['before its settings', undefined],
  ])(
    '%s opens no page by itself, now or later',
    async (_, byPolicy) => {
      const policyFile = join(policyFolder(), 'knock-forced.json');
      writeFileSync(policyFile, JSON.stringify(roll.policy(byPolicy)));
      const context = await launch();
      try {
        const page = await context.newPage();
        // The browser refuses the address until the package is there.
        await until(
          'installed',
          () =>
            page.goto(`chrome-extension://${roll.id}/manifest.json`).then(
              () => true,
              () => false,
            ),
          Boolean,
          60_000,
        );
        const installed = await page.evaluate(async () => (await chrome.management.getSelf()).installType);
        expect(installed).toBe('admin');
        // Policy has had its say once it is kept for the next start.
        const kept = () =>
          page.evaluate(
            async (area) => (await chrome.storage.local.get<Record<string, unknown>>(area))[area],
            lastPolicyArea,
          );
        await until(
          'policy known',
          kept,
          (policy) => JSON.stringify(policy) === JSON.stringify(byPolicy ?? {}),
          60_000,
        );
        const alarms = await page.evaluate(async () =>
          (await chrome.alarms.getAll()).map(({ name }) => name),
        );
        expect(alarms).not.toContain('knock.welcome');
        const opened = context
          .pages()
          .map((each) => each.url())
          .filter((url) => url.includes(roll.id) && !url.endsWith('/manifest.json'));
        expect(opened).toEqual([]);
      } finally {
        await context.close();
        rmSync(policyFile, { force: true });
      }
    },
    180_000,
  );
});

/** A Chromium that nobody handed an extension: it comes by policy alone. Only this machine can be reached. */
function launch(): Promise<BrowserContext> {
  const found = findBrowser('chromium');
  if (found === undefined) throw new Error('No Chromium found.');
  const { executable: executablePath, env } = withPolicies(found);
  return chromium.launchPersistentContext(mkdtempSync(join(place, 'profile-')), {
    executablePath,
    env,
    headless: false,
    ignoreDefaultArgs: [
      '--disable-extensions',
      '--disable-component-extensions-with-background-pages',
      '--disable-background-networking',
    ],
    args: [
      '--headless=new',
      ...root,
      '--disable-gpu',
      '--disable-component-update',
      '--no-first-run',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

/** Packs the build with a fresh key, and serves it as an update manifest points to it. */
async function rollOut() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = join(place, 'key.pem');
  writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const build = join(place, 'knock');
  unpackPackage(build);
  await promisify(execFile)(findBrowser('chromium') ?? 'chromium', [
    ...root,
    '--headless=new',
    `--user-data-dir=${join(place, 'packer')}`,
    `--pack-extension=${build}`,
    `--pack-extension-key=${key}`,
  ]);
  const id = chromiumIdOf(publicKey.export({ type: 'spki', format: 'der' }));
  const { version } = JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8'));
  const server = createServer((request, response) => {
    if (request.url === '/knock.crx') {
      response.setHeader('content-type', 'application/x-chrome-extension');
      response.end(readFileSync(`${build}.crx`));
    } else response.end(updateManifest(id, version, `http://${request.headers.host}/knock.crx`));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    id,
    policy: (byPolicy: Record<string, string> | undefined) => ({
      ExtensionInstallForcelist: [`${id};http://127.0.0.1:${port}/update.xml`],
      // Without it Chromium lets nobody look into an extension that policy installed.
      DeveloperToolsAvailability: 1,
      ...(byPolicy === undefined ? {} : { '3rdparty': { extensions: { [id]: byPolicy } } }),
    }),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** The package as `npm run zip` leaves it. */
function unpackPackage(to: string): void {
  for (const [file, content] of Object.entries(unzipSync(packageZip(buildOf.chromium)))) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    writeFileSync(join(to, file), content);
  }
}

const updateManifest = (id: string, version: string, address: string): string =>
  `<?xml version="1.0"?><gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
<app appid="${id}"><updatecheck codebase="${address}" version="${version}"/></app></gupdate>`;
