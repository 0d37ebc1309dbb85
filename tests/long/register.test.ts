import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@microsoft/microsoft-graph-client';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { approverScopes, employeeScopes, jobScopes } from '../../lib/auth/tokenSource.ts';
import { developmentIds, redirectUris } from '../../lib/release/ids.ts';
import {
  graphCalls,
  registerByGraph,
  type Send,
  unregisterByGraph,
} from '../../lib/release/register/graph.ts';
import { registerPowerShell } from '../../lib/release/register/powershell.ts';
import { permissionIds, type RegisterPlan } from '../../lib/release/register/registrations.ts';
import { registerShell } from '../../lib/release/register/shell.ts';
import { registerTerraform } from '../../lib/release/register/terraform.ts';
import { builtInOrganization } from '../tenant/organizations/builtIn.ts';
import { asFetch, createTenant, type Tenant } from '../tenant/tenant.ts';
import { withoutKnock } from '../tenant/withoutKnock.ts';
import { azFolder, runWithAz, tokenOfAdministrator } from './azFolder.ts';

/** What each script registers in a tenant that has nothing of Knock yet, and what it does when it is run again. */
const seed = withoutKnock(builtInOrganization);
const [contoso] = seed.tenants;
const group = contoso?.groups.find(({ memberIds }) => memberIds.length > 0);
const ids = { chrome: 'a'.repeat(32), edge: 'b'.repeat(32), firefox: 'knock@contoso.com' };
const uris = redirectUris(ids);
const plan: RegisterPlan = {
  ids,
  cloud: 'global',
  approvers: group?.id ?? '',
  administrators: group?.id ?? '',
  lookUp: true,
  jobTitles: true,
  packageCreation: true,
};
let tenant: Tenant;
beforeEach(() => {
  tenant = createTenant(seed);
});

const ofKnock = () =>
  tenant.seed.tenants[0]?.applications.filter(({ displayName }) => displayName.startsWith('Knock')) ?? [];

/** The ways to the same registrations. Each answers what it printed of the policy. */
const ways = {
  async graph(order: RegisterPlan) {
    return registerByGraph(await officialClient(), order, redirectUris(order.ids));
  },
  async az(order: RegisterPlan) {
    return JSON.parse(await runShell(registerShell(order)));
  },
};

/** Microsoft's own client, with the tenant as its network. */
async function officialClient(): Promise<Send> {
  const token = await tokenOfAdministrator(tenant);
  globalThis.fetch = asFetch(tenant);
  const client = Client.init({ authProvider: (done) => done(null, token) });
  return async (method, path, body) => {
    const request = client.api(path);
    if (method === 'GET') return request.get();
    if (method === 'DELETE') return (await request.delete()) ?? {};
    return (await (method === 'POST' ? request.post(body) : request.patch(body))) ?? {};
  };
}

const realFetch = globalThis.fetch;
const folder = azFolder();
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a script with an `az` that reaches the tenant; answers what it printed. */
async function runShell(script: string, ...args: string[]): Promise<string> {
  globalThis.fetch = realFetch;
  const { status, stdout, stderr } = await runWithAz(folder, tenant, script, args);
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
afterAll(() => {
  globalThis.fetch = realFetch;
});

describe.each(Object.entries(ways))('by %s', (_, register) => {
  it('registers what the plan says, and prints the policy', async () => {
    const policy = await register(plan);
    const [employees, approvers, administrators] = ofKnock();
    expect(policy).toEqual({
      clientId: employees?.appId,
      approverClientId: approvers?.appId,
      administratorClientId: administrators?.appId,
      tenantId: contoso?.id,
      cloud: 'global',
      applicationLookUp: true,
      packageCreation: true,
    });
    expect(employees?.delegatedScopes).toEqual([...employeeScopes, 'Application.Read.All']);
    expect(approvers?.delegatedScopes).toEqual(['User.Read', ...approverScopes, ...jobScopes]);
    for (const application of ofKnock()) {
      expect(application.redirectUris.toSorted()).toEqual(uris.toSorted());
      expect(new Set(Object.values(application.platforms ?? {}))).toEqual(new Set(['spa']));
      const consented = tenant.core.directory.consentedScopes(
        contoso?.id ?? '',
        'anybody',
        application.appId,
      );
      expect(consented).toEqual(application.delegatedScopes);
    }
    const [member = ''] = group?.memberIds ?? [];
    const stranger = contoso?.users.find(({ id }) => !group?.memberIds.includes(id))?.id ?? '';
    const mayOpen = (userId: string) =>
      ofKnock().map(({ appId }) =>
        tenant.core.directory.mayOpenApplication(contoso?.id ?? '', userId, appId),
      );
    expect(mayOpen(member)).toEqual([true, true, true]);
    expect(mayOpen(stranger)).toEqual([true, false, false]);
    expect(tenant.violations()).toEqual([]);
  });

  it('keeps what is there when it is run again, adds redirect URIs, and narrows what was too much', async () => {
    const { administrators: _, ...two } = { ...plan, packageCreation: false };
    const first = await register(two);
    const other = { ...two, lookUp: false, ids: { ...ids, chrome: 'c'.repeat(32) } };
    const second = await register(other);
    expect(second).toEqual({ ...first, applicationLookUp: undefined });
    expect(ofKnock()).toHaveLength(2);
    const [employees] = ofKnock();
    expect(employees?.redirectUris.toSorted()).toEqual(
      [...new Set([...uris, ...redirectUris(other.ids)])].sort(),
    );
    const consented = tenant.core.directory.consentedScopes(contoso?.id ?? '', 'x', employees?.appId ?? '');
    expect(consented).toEqual([...employeeScopes]);
    expect(ofKnock()[1]?.assignments).toHaveLength(1);
  });

  it('stops where two registrations have the name, and registers no third', async () => {
    const send = await officialClient();
    for (const displayName of ['Knock', 'Knock']) {
      const { appId } = await send('POST', '/applications', { displayName });
      await send('POST', '/servicePrincipals', { appId });
    }
    await expect(register(plan)).rejects.toThrow(/app registrations are named "Knock"/);
    expect(ofKnock()).toHaveLength(2);
  });

  it('stops where reading fails, since what could not be read may be there', async () => {
    tenant.core.faults.add({ method: 'GET', path: '/v1.0/applications', kind: 'status', status: 403 });
    await expect(register(plan)).rejects.toThrow();
    expect(ofKnock()).toEqual([]);
  });
});

it('takes everything back', async () => {
  await ways.graph(plan);
  expect(await unregisterByGraph(await officialClient())).toEqual([
    'Knock',
    'Knock for approvers',
    'Knock for administrators',
  ]);
  expect(ofKnock()).toEqual([]);
  await ways.graph(plan);
  expect(await runShell(registerShell(plan), '--undo')).toContain('Deleted: Knock for approvers');
  expect(ofKnock()).toEqual([]);
});

it('register.sh registers only the browsers that are named', async () => {
  await runShell(registerShell(plan), '--chrome', 'd'.repeat(32), '--approvers', '', '--administrators', '');
  expect(ofKnock().flatMap((one) => one.redirectUris)).toEqual([
    `https://${'d'.repeat(32)}.chromiumapp.org/`,
  ]);
});

it('register.sh says what it can’t use', () => {
  const file = join(folder, 'wrong.sh');
  writeFileSync(file, registerShell(plan));
  const said = (...args: string[]) => spawnSync('sh', [file, ...args], { encoding: 'utf8' }).stderr;
  expect(said('--chrome', 'knock')).toMatch(/knock is not an id/);
  expect(said('--firefox', "k'nock")).toMatch(/is not an id/);
  expect(said('--approvers', 'Approvers')).toMatch(/Approvers is not the object id of a group/);
  expect(said('--cloud', 'moon')).toMatch(/moon is not one of global/);
  expect(said('--how')).toMatch(/--how is not an option/);
  expect(said('--edge')).toMatch(/--edge needs a value/);
});

it('the calls of Graph, as text, are the ones that the client sends', async () => {
  const text = await graphCalls(plan, uris);
  await ways.graph(plan);
  const sent = tenant.core.log.rows().filter(({ host }) => host === 'graph.microsoft.com');
  const names = (lines: string[]) => lines.map((line) => line.replace(/[?(/].*/, ''));
  const calls = [...text.matchAll(/^(GET|POST|PATCH) https:\/\/graph\.microsoft\.com\/v1\.0\/(.*)$/gm)];
  expect(names(calls.map(([, method, path]) => `${method} ${path}`))).toEqual(
    names(sent.map(({ method, path }) => `${method} ${path.replace('/v1.0/', '')}`)),
  );
  expect(JSON.parse(text.slice(text.indexOf('# Policy:') + 9)).clientId).toBe('{employees.appId}');
});

const terraform = spawnSync('terraform', ['version']).status === 0;
it.runIf(terraform)('Terraform’s formatter has nothing to say of its file', () => {
  const { status, stdout } = spawnSync('terraform', ['fmt', '-check', '-diff', '-'], {
    input: registerTerraform(plan, uris),
    encoding: 'utf8',
  });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});

it.each([
  ['register.ps1', registerPowerShell(plan)],
  ['register.tf', registerTerraform(plan, uris)],
  ['register.sh', registerShell(plan)],
])('%s has every permission by its id, and no id of another build', (_, text) => {
  for (const id of Object.values(permissionIds)) expect(text).toContain(id);
  expect(text).not.toContain(developmentIds.chrome);
});
