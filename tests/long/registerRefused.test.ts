import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { developmentIds } from '../../lib/release/ids.ts';
import { cureOf, noSuchGroup } from '../../lib/release/register/refusals.ts';
import type { RegisterPlan } from '../../lib/release/register/registrations.ts';
import { registerShell } from '../../lib/release/register/shell.ts';
import { root } from '../browsers/build.ts';
import { builtInOrganization } from '../tenant/organizations/builtIn.ts';
import { startServer } from '../tenant/server.ts';
import { createTenant, type Tenant } from '../tenant/tenant.ts';
import { control, graphAs } from '../tenant/testing.ts';
import { registrationRights, withoutKnock } from '../tenant/withoutKnock.ts';
import { azFolder, type Ran, ran, runWithAz } from './azFolder.ts';

/** What a registration says where Entra refuses something: what was answered, and who can cure it. */
const seed = withoutKnock(builtInOrganization);
const group = seed.tenants[0]?.groups[0]?.id ?? '';
const plan: RegisterPlan = {
  ids: developmentIds,
  cloud: 'global',
  approvers: group,
  lookUp: false,
  jobTitles: false,
  packageCreation: false,
};
const folder = azFolder();
// Nobody has to wait for what waits.
writeFileSync(join(folder, 'sleep'), '#!/bin/sh\necho "$1" >>"$(dirname "$0")/slept"\n');
chmodSync(join(folder, 'sleep'), 0o755);
afterAll(() => rmSync(folder, { recursive: true }));

let tenant: Tenant;
beforeEach(() => {
  tenant = createTenant(structuredClone(seed));
});

interface Order {
  approvers?: string;
  token?: string;
  undo?: boolean;
}

/** Both forms that run here. */
const ways: Record<string, (order?: Order) => Promise<Ran>> = {
  'register.sh': ({ approvers = group, token, undo = false } = {}) =>
    runWithAz(
      folder,
      tenant,
      registerShell({ ...plan, approvers }),
      undo ? ['--undo'] : [],
      token === undefined ? {} : { TOKEN: token },
    ),
  'npm run register -- --run': async ({ approvers = group, token, undo = false } = {}) => {
    const server = await startServer({ tenant, http: 0 });
    const args = ['--how', 'graph', '--run', '--approvers', approvers, ...(undo ? ['--undo'] : [])];
    try {
      return await ran(process.execPath, [join(root, 'lib/release/register/main.ts'), ...args], {
        ...process.env,
        KNOCK_GRAPH: `http://127.0.0.1:${server.httpPort}/graph.microsoft.com`,
        KNOCK_GRAPH_TOKEN: token ?? (await tokenOf('JohannaL@contoso.com')),
      });
    } finally {
      await server.close();
    }
  },
};

const tokenOf = async (user: string): Promise<string> =>
  (await control(tenant, 'POST', '/token', { user, scopes: registrationRights })).body.access_token;
const names = () =>
  tenant.seed.tenants[0]?.applications
    .map(({ displayName }) => displayName)
    .filter((name) => name.startsWith('Knock')) ?? [];
const cure = (path: string, text: string) => cureOf({ path, text, groups: [group] });
const calls = (path: string) => tenant.core.log.rows().filter((row) => row.path === `/v1.0/${path}`).length;

describe.each(Object.entries(ways))('%s', (_, register) => {
  it('says which role is missing to register', async () => {
    const { status, stderr } = await register({ token: await tokenOf('AdeleV@contoso.com') });
    expect(status).toBe(1);
    expect(stderr).toContain('Insufficient privileges to complete the operation.');
    expect(stderr).toContain(cure('applications', 'Authorization_RequestDenied'));
    expect(names()).toEqual([]);
    expect(calls('applications'), 'it is asked once: no waiting gives a role').toBe(1);
  });

  it('says who may consent, and goes on from there once they run it', async () => {
    const developer = tenant.seed.tenants[0]?.users.find(({ displayName }) => displayName === 'Adele Vance');
    if (developer !== undefined) developer.directoryRoles = ['Application Developer'];
    const { status, stderr } = await register({ token: await tokenOf('AdeleV@contoso.com') });
    expect(status).toBe(1);
    expect(stderr).toContain(cure('oauth2PermissionGrants', 'Authorization_RequestDenied'));
    expect(names()).toEqual(['Knock']);
    expect((await register()).status).toBe(0);
    expect(names()).toEqual(['Knock', 'Knock for approvers']);
  });

  it('says that there is no such group, without waiting for it', async () => {
    const approvers = '0b0e0000-0000-4000-8000-00000000dead';
    const { status, stderr } = await register({ approvers });
    expect(status).toBe(1);
    expect(stderr).toContain(`'${approvers}' does not exist`);
    expect(stderr).toContain(noSuchGroup);
  });

  it('waits where Entra is busy, and says so where it stays busy', async () => {
    const busy = {
      path: '/v1.0/applications',
      kind: 'status',
      status: 429,
      retryAfterSeconds: 0.01,
    } as const;
    tenant.core.faults.add({ ...busy, times: 2 });
    expect((await register()).status).toBe(0);
    expect(names()).toEqual(['Knock', 'Knock for approvers']);
    tenant.core.faults.add(busy);
    const { status, stderr } = await register();
    expect(status).toBe(1);
    expect(stderr).toContain(cure('applications', 'TooManyRequests'));
  });

  it('says that the sign-in has ended', async () => {
    const { status, stderr } = await register({ token: 'none' });
    expect(status).toBe(1);
    expect(stderr).toContain(cure('servicePrincipals', 'InvalidAuthenticationToken'));
  });

  it('touches no other app that has the name', async () => {
    const send = await graphAs(tenant, 'JohannaL@contoso.com', registrationRights);
    const web = { redirectUris: ['https://knock.example/signed-in'] };
    const { id } = (await send('POST', '/v1.0/applications', { displayName: 'Knock', web })).body;
    for (const undo of [false, true]) {
      const { status, stderr } = await register({ undo });
      expect(status).toBe(1);
      expect(stderr).toMatch(/An app registration named "Knock" is there, and is another app/);
    }
    const { body } = await send('GET', `/v1.0/applications/${id}`);
    expect(body).toMatchObject({ web, spa: { redirectUris: [] }, requiredResourceAccess: [] });
  });
});

it('register.sh waits longer each time, five times at most', async () => {
  rmSync(join(folder, 'slept'), { force: true });
  tenant.core.faults.add({ path: '/v1.0/servicePrincipals', kind: 'status', status: 429 });
  expect((await ways['register.sh']?.())?.status).toBe(1);
  const { stdout } = await ran('cat', [join(folder, 'slept')], process.env);
  expect(stdout).toBe('2\n4\n8\n16\n');
});

it('register.sh says where the Azure CLI or a sign-in to it is missing', async () => {
  const without = await ran('/bin/sh', [join(folder, 'register.sh')], { PATH: '/nowhere' });
  expect(without).toMatchObject({ status: 1, stderr: expect.stringMatching(/Azure CLI is not installed/) });
  const says = "ERROR: Please run 'az login' to setup account.";
  const script = `az() { echo "${says}" >&2; return 1; }\n${registerShell(plan)}`;
  const { status, stderr } = await runWithAz(folder, tenant, script);
  expect(status).toBe(1);
  expect(stderr).toContain(says);
  expect(stderr).toContain('Sign in first: az login');
});
