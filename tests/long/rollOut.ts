import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumIdOf } from '../../lib/release/ids.ts';
import { packageZip } from '../../lib/release/zips.ts';
import { buildOf } from '../browsers/build.ts';
import { findBrowser } from '../browsers/find.ts';
import { withPolicies } from '../browsers/policies.ts';
import { until } from '../e2e/harness/until.ts';

const root = process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : [];

/** Knock as an administrator rolls it out: packages, and a server to fetch them from. */
export interface RollOut {
  /** Of the Chromium package, which is signed with a fresh key. */
  id: string;
  /** Chromium's update manifest, and Firefox's package. */
  updateUrl: string;
  firefoxUrl: string;
  /** A Chromium that nobody handed an extension: it comes by policy alone. Only this machine can be reached. */
  launch(): Promise<BrowserContext>;
  close(): Promise<void>;
}

export async function rollOut(): Promise<RollOut> {
  const place = mkdtempSync(join(tmpdir(), 'knock-forced-'));
  const { id, version, file } = await pack(place);
  const server = createServer((request, response) => {
    if (request.url === '/knock.crx') {
      response.setHeader('content-type', 'application/x-chrome-extension');
      response.end(readFileSync(file));
    } else if (request.url === '/knock.xpi') {
      response.setHeader('content-type', 'application/x-xpinstall');
      response.end(packageZip(buildOf.firefox));
    } else response.end(updateManifest(id, version, `http://${request.headers.host}/knock.crx`));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  return {
    id,
    updateUrl: `${origin}/update.xml`,
    firefoxUrl: `${origin}/knock.xpi`,
    launch: () => launch(place),
    async close() {
      await new Promise<void>((resolve) => server.close(() => resolve()));
      rmSync(place, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Opens a page of Knock's. The browser refuses its address until the package is there. */
export async function whenInstalled(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await until(
    'installed',
    () =>
      page.goto(url).then(
        () => true,
        () => false,
      ),
    Boolean,
    60_000,
  );
  return page;
}

function launch(place: string): Promise<BrowserContext> {
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

/** Packs the package, as `npm run zip` leaves it, with a fresh key. */
async function pack(place: string) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = join(place, 'key.pem');
  writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const build = join(place, 'knock');
  for (const [file, content] of Object.entries(unzipSync(packageZip(buildOf.chromium)))) {
    mkdirSync(dirname(join(build, file)), { recursive: true });
    writeFileSync(join(build, file), content);
  }
  await promisify(execFile)(findBrowser('chromium') ?? 'chromium', [
    ...root,
    '--headless=new',
    `--user-data-dir=${join(place, 'packer')}`,
    `--pack-extension=${build}`,
    `--pack-extension-key=${key}`,
  ]);
  const { version } = JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8'));
  return {
    id: chromiumIdOf(publicKey.export({ type: 'spki', format: 'der' })),
    version: String(version),
    file: `${build}.crx`,
  };
}

const updateManifest = (id: string, version: string, address: string): string =>
  `<?xml version="1.0"?><gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
<app appid="${id}"><updatecheck codebase="${address}" version="${version}"/></app></gupdate>`;
