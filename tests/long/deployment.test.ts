import { execFile } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumIdOf, developmentIds, redirectUris } from '../../lib/release/ids.ts';
import { kitFiles } from '../../lib/release/kit/kit.ts';
import { readCommand } from '../../lib/release/kit/options.ts';
import { readSchema } from '../../lib/release/kit/policyKeys.ts';
import { packageZip, zipOf } from '../../lib/release/zips.ts';
import schema from '../../public/managed-schema.json' with { type: 'json' };
import { buildOf, root } from '../browsers/build.ts';
import { findBrowser } from '../browsers/find.ts';
import { withSharedHosts } from '../browsers/sharedHosts.ts';
import { until } from '../e2e/harness/until.ts';
import { createTestBrowser, type Visit } from '../tenant/login/testing/browser.ts';
import { authorizeAddress, entraConfig, fragment } from '../tenant/login/testing/signIn.ts';
import { builtInOrganization } from '../tenant/organizations/builtIn.ts';
import { type RunningServer, startServer } from '../tenant/server.ts';
import { createTenant } from '../tenant/tenant.ts';
import { withoutKnock } from '../tenant/withoutKnock.ts';
import { azEnvironment, azFolder } from './azFolder.ts';

withSharedHosts();
const page = readFileSync(join(root, 'docs/deployment.md'), 'utf8');
/** The page's commands, in their order. `/etc` is a folder of the test's. */
const blocks = [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, text = '']) =>
  text.replaceAll(' /etc/', ' "$ROOT"/etc/'),
);

/** Stops the shell until the file is gone. */
const pause = 'touch paused; while [ -e paused ]; do sleep 0.1; done\n';

/** Every command of `docs/deployment.md`, as it stands, on the simulated tenant. */
describe('the commands of docs/deployment.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'knock-deployment-'));
  const tools = azFolder();
  const tenant = createTenant(withoutKnock(builtInOrganization));
  const group = tenant.seed.tenants[0]?.groups[0]?.id ?? '';
  let server: RunningServer;
  let said = '';
  let visits: Record<'off' | 'on', Visit>;

  beforeAll(async () => {
    server = await startServer({ tenant, http: 0 });
    const { keys } = readSchema(schema);
    writeFileSync(join(folder, 'knock-0.0.0-chrome.zip'), packageZip(buildOf.chromium));
    writeFileSync(join(folder, 'knock-0.0.0-kit.zip'), zipOf(kitFiles(readCommand([], keys).plan)));
    const chromium = join(tools, 'chromium');
    const more = process.getuid?.() === 0 ? '--no-sandbox' : '';
    writeFileSync(
      chromium,
      `#!/bin/sh\nexec '${findBrowser('chromium')}' --headless=new ${more} --user-data-dir='${folder}/packer' "$@" 2>/dev/null\n`,
    );
    chmodSync(chromium, 0o755);
    // What the last commands take away is looked at before.
    const commands = blocks.toSpliced(-1, 0, 'cp -r "$ROOT/etc" "$ROOT/installed"\n');
    const paused = commands.map((text) => (/^knock_enabled \w+$/m.test(text) ? `${text}${pause}` : text));
    const running = promisify(execFile)('sh', ['-eu', '-c', paused.join('')], {
      cwd: folder,
      env: { ...(await azEnvironment(tools, tenant, server.httpPort)), ROOT: folder, APPROVERS: group },
    });
    const looked = whenPaused(signIn).then(async (off) => ({ off, on: await whenPaused(signIn) }));
    // Where a command fails, nobody waits for the others.
    await Promise.race([looked, running]);
    said = (await running).stdout;
    visits = await looked;
  });
  afterAll(async () => {
    await server?.close();
    for (const one of [folder, tools]) rmSync(one, { recursive: true, force: true });
  });

  const file = join(folder, 'paused');
  async function whenPaused<T>(look: () => Promise<T>): Promise<T> {
    await until('paused', () => existsSync(file), Boolean, 240_000);
    const seen = await look();
    rmSync(file);
    return seen;
  }

  /** An employee signs in to the registration that the commands have made. */
  async function signIn(): Promise<Visit> {
    const { clientId, tenantId } = read('policy.json');
    const [redirect_uri = ''] = redirectUris({ chrome: ownId() });
    const browser = createTestBrowser(tenant.handle);
    const picker = await browser.open(authorizeAddress({ client_id: clientId, redirect_uri }, tenantId));
    const adele = tenant.core.directory.userByUpn('AdeleV@contoso.com')?.user.id;
    return browser.press(picker, { name: 'account', value: `${tenantId}/${adele}` });
  }

  const read = (path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8'));
  const ownId = () =>
    chromiumIdOf(
      createPublicKey(readFileSync(join(folder, 'knock.pem'))).export({ type: 'spki', format: 'der' }),
    );

  it('sign the package, whose id follows from the key', () => {
    expect(said).toContain(ownId());
    expect(readdirSync(folder)).toContain('knock.crx');
  });

  it('register Knock for everybody, and for approvers', () => {
    const effects = tenant.core.log.rows().flatMap(({ effect }) => effect ?? []);
    const policy = read('policy.json');
    for (const key of ['clientId', 'approverClientId'])
      expect(effects).toContain(`createApplication ${policy[key]}`);
    expect(effects.filter((effect) => effect.startsWith('assign '))).toEqual([
      `assign ${policy.approverClientId} ${group}`,
    ]);
    expect(policy.tenantId).toBe(tenant.seed.tenants[0]?.id);
    expect(tenant.violations()).toEqual([]);
    expect(redirectUris({ chrome: ownId(), firefox: developmentIds.firefox })).toHaveLength(2);
  });

  it('install Knock with that policy', () => {
    const chrome = read('installed/opt/chrome/policies/managed/knock.json');
    expect(chrome['3rdparty'].extensions[ownId()]).toEqual(read('policy.json'));
    expect(chrome.ExtensionSettings[ownId()].installation_mode).toBe('force_installed');
    const { policies } = read('installed/firefox/policies/policies.json');
    expect(policies['3rdparty'].Extensions[developmentIds.firefox]).toEqual(read('policy.json'));
  });

  it('turn Knock off for everybody, and on again', () => {
    expect(entraConfig(visits.off).sErrorCode).toBe('7000112');
    expect(fragment(visits.on).code).toBeTruthy();
    const principals = tenant.core.log.rows().flatMap(({ effect }) => effect ?? []);
    const policy = read('policy.json');
    for (const key of ['clientId', 'approverClientId'])
      expect(
        principals.filter((effect) => effect === `updateServicePrincipal ${policy[key]}`).length,
      ).toBeGreaterThanOrEqual(2);
  });

  it('and take all of it back', () => {
    expect(said).toContain('Deleted: Knock\nDeleted: Knock for approvers\n');
    const left = tenant.seed.tenants[0]?.applications.map(({ displayName }) => displayName) ?? [];
    expect(left.filter((name) => name.startsWith('Knock'))).toEqual([]);
    expect(
      readdirSync(join(folder, 'etc'), { recursive: true, withFileTypes: true }).filter((e) => e.isFile()),
    ).toEqual([]);
  });
});
