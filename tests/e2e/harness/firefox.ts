import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { developmentIds } from '../../../lib/release/ids.ts';
import { buildOf } from '../../browsers/build.ts';
import { findBrowser } from '../../browsers/find.ts';
import { withFirefoxPolicies } from '../../browsers/policies.ts';
import { startConnectProxy } from './connectProxy.ts';
import { type FirefoxPages, firefoxPages } from './firefoxPages.ts';
import { connectMarionette } from './marionette.ts';

const addOnId = developmentIds.firefox;
/** Firefox draws a random one a profile; tests need to know it. */
const uuid = '9d5b7c1e-3f0a-4b62-8a55-0c6b2e6f1a11';

export interface FirefoxOptions {
  /** Host patterns that the tenant serves, and its HTTPS port. */
  hostPatterns: readonly string[];
  httpsPort: number;
  /** A folder or a package; the production build's folder unless said otherwise. */
  extension?: string;
  /** Folder of a `policies.json` which installs Knock: then nothing else does. */
  policies?: string;
  /** Keeps a profile across launches; by default a fresh one that is removed on close. */
  profileFolder?: string;
}

export interface Firefox extends FirefoxPages {
  /** `moz-extension://…`, without a trailing slash. */
  origin: string;
  /** Ends the background page as idling would: globals gone, storage kept. */
  terminateBackground(): Promise<void>;
  /** Hosts outside the organisation that were asked for, and refused. */
  refusedHosts(): string[];
  close(): Promise<void>;
}

/** A fresh Firefox with the production build in it, as a temporary add-on; every host is led to the tenant. */
export async function launchFirefox(options: FirefoxOptions): Promise<Firefox> {
  const executable = findBrowser('firefox');
  if (executable === undefined) throw new Error('No Firefox found.');
  const proxy = await startConnectProxy(options.hostPatterns, options.httpsPort);
  const profile = options.profileFolder ?? mkdtempSync(join(tmpdir(), 'knock-firefox-'));
  const marionettePort = await freePort();
  writeFileSync(join(profile, 'user.js'), preferences({ marionettePort, proxyPort: proxy.port }));
  const { policies } = options;
  const managed = policies === undefined ? undefined : withFirefoxPolicies(executable, policies);
  const child = spawn(
    managed?.executable ?? executable,
    ['--marionette', '--headless', '--no-remote', '--profile', profile, '--remote-allow-system-access'],
    { stdio: 'ignore', env: { ...(managed?.env ?? process.env), HOME: profile } },
  );
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const marionette = await connectMarionette(marionettePort);
  await marionette.send('WebDriver:NewSession', { acceptInsecureCerts: true });
  if (policies === undefined)
    await marionette.send('Addon:Install', { path: options.extension ?? buildOf.firefox, temporary: true });
  const pages = firefoxPages(marionette);
  return {
    ...pages,
    origin: `moz-extension://${uuid}`,
    terminateBackground: () =>
      pages.inChrome(
        `const { extension } = WebExtensionPolicy.getByID('${addOnId}');
         await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });`,
      ),
    refusedHosts: () => [...proxy.refused],
    async close() {
      // Firefox may quit before it answers: what is waited for is its end.
      marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {});
      const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
      await exited;
      clearTimeout(timer);
      marionette.close();
      await proxy.close();
      if (options.profileFolder === undefined)
        await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function preferences(ports: { marionettePort: number; proxyPort: number }): string {
  const values = {
    'marionette.port': ports.marionettePort,
    'network.proxy.type': 1,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': ports.proxyPort,
    'network.proxy.no_proxies_on': '',
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'extensions.webextensions.uuids': JSON.stringify({ [addOnId]: uuid }),
    // A temporary add-on leaves with the browser; what it kept stays, as that of an installed one does.
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.webextensions.keepUuidOnUninstall': true,
    'extensions.update.enabled': false,
    'app.update.disabledForTesting': true,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.homepage_override.mstone': 'ignore',
    'datareporting.policy.dataSubmissionEnabled': false,
    'toolkit.telemetry.reportingpolicy.firstRun': false,
  };
  return Object.entries(values)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`)
    .join('\n');
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    }),
  );
}
