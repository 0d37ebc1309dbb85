import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync, zipSync } from 'fflate';
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
  /** Of the newest package. */
  version: string;
  /** Chromium's update manifest, and Firefox's newest package under an address of its own. */
  updateUrl: string;
  firefoxUrl(): string;
  /**
   * A Chromium that nobody handed an extension: it comes by policy alone. Only this machine can be reached, or the hosts of
   * the organization.
   */
  launch(organization?: { resolverRules: string; spki: string }): Promise<BrowserContext>;
  /** Puts the next version on the server: the same code, signed with the same key. */
  publishNext(): Promise<void>;
  /** How the server answers from now on; `undefined`: as it should. */
  misbehave(how: Misbehaviour | undefined): void;
  /** What was asked for, oldest first. */
  asked(): readonly string[];
  close(): Promise<void>;
}

/**
 * What an update server may do wrong. `down`: it hangs up; `error`: 500; `nonsense`: a page instead of a manifest; `older`: a
 * version before; `otherKey`: a next version that somebody else signed; `cutOff`: half a package.
 */
export const misbehaviours = ['down', 'error', 'nonsense', 'older', 'otherKey', 'cutOff'] as const;
export type Misbehaviour = (typeof misbehaviours)[number];

export async function rollOut(): Promise<RollOut> {
  const place = mkdtempSync(join(tmpdir(), 'knock-forced-'));
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(join(place, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const id = chromiumIdOf(publicKey.export({ type: 'spki', format: 'der' }));
  const asked: string[] = [];
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  writeFileSync(join(place, 'other.pem'), other.export({ type: 'pkcs8', format: 'pem' }));
  const { version: first } = JSON.parse(readFileSync(join(buildOf.chromium, 'manifest.json'), 'utf8'));
  let newest = await publish(place, String(first), 'key.pem');
  let how: Misbehaviour | undefined;
  const { crx: foreign } = await publish(place, next(String(first)), 'other.pem');
  const server = createServer((request, response) => {
    const { url = '' } = request;
    asked.push(url);
    if (how === 'down') {
      request.socket.destroy();
      return;
    }
    if (how === 'error') response.statusCode = 500;
    const versionTold = told(newest.version, how);
    if (how === 'nonsense' && !url.endsWith('.crx'))
      response.end('<html><body>Sign in to the Wi-Fi</body></html>');
    else if (url.endsWith('.crx')) {
      response.setHeader('content-type', 'application/x-chrome-extension');
      const whole = how === 'otherKey' ? foreign : newest.crx;
      response.end(how === 'cutOff' ? whole.subarray(0, whole.length / 2) : whole);
    } else if (url.endsWith('.xpi')) {
      response.setHeader('content-type', 'application/x-xpinstall');
      response.end(newest.xpi);
    } else response.end(updateManifest(id, versionTold, `http://${request.headers.host}/knock.crx`));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  return {
    id,
    get version() {
      return newest.version;
    },
    updateUrl: `${origin}/update.xml`,
    firefoxUrl: () => `${origin}/knock-${newest.version}.xpi`,
    launch: (organization) => launch(place, organization),
    async publishNext() {
      newest = await publish(place, next(newest.version), 'key.pem');
    },
    misbehave(next) {
      how = next;
    },
    asked: () => asked,
    async close() {
      server.closeAllConnections();
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

function launch(
  place: string,
  organization: { resolverRules: string; spki: string } = {
    resolverRules: 'MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    spki: '',
  },
): Promise<BrowserContext> {
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
      `--host-resolver-rules=${organization.resolverRules}`,
      ...(organization.spki === '' ? [] : [`--ignore-certificate-errors-spki-list=${organization.spki}`]),
    ],
  });
}

/** Both packages, as `npm run zip` leaves them, with this version; Chromium's is signed with that key. */
async function publish(place: string, version: string, key: string) {
  const build = join(place, `${key}-${version}`);
  for (const [file, content] of Object.entries(withVersion(buildOf.chromium, version))) {
    mkdirSync(dirname(join(build, file)), { recursive: true });
    writeFileSync(join(build, file), content);
  }
  await promisify(execFile)(findBrowser('chromium') ?? 'chromium', [
    ...root,
    '--headless=new',
    `--user-data-dir=${join(place, 'packer')}`,
    `--pack-extension=${build}`,
    `--pack-extension-key=${join(place, key)}`,
  ]);
  return {
    version,
    crx: readFileSync(`${build}.crx`),
    xpi: zipSync(withVersion(buildOf.firefox, version)),
  };
}

function withVersion(build: string, version: string): Record<string, Uint8Array> {
  const files = unzipSync(packageZip(build));
  const manifest = JSON.parse(new TextDecoder().decode(files['manifest.json']));
  return { ...files, 'manifest.json': Buffer.from(JSON.stringify({ ...manifest, version })) };
}

const next = (version: string): string => {
  const [major, minor, patch = 0] = version.split('.').map(Number);
  return `${major}.${minor}.${patch + 1}`;
};

/** The version that the manifest tells. */
const told = (newest: string, how: Misbehaviour | undefined): string =>
  how === 'older' ? '0.0.1' : how === 'otherKey' || how === 'cutOff' ? next(newest) : newest;

const updateManifest = (id: string, version: string, address: string): string =>
  `<?xml version="1.0"?><gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
<app appid="${id}"><updatecheck codebase="${address}" version="${version}"/></app></gupdate>`;
