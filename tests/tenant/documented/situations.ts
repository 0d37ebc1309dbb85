import { asked, decideAs } from '../observe/approvals.ts';
import type { Tenant } from '../tenant.ts';
import { approverScopes, em, employeeScopes, graphAs, packageNamed, seconds, userAdd } from '../testing.ts';
import { registrationRights } from '../withoutKnock.ts';
import { administration } from './administration.ts';
import type { Exchange } from './exchanges.ts';

/** Who sends a documented call, and with which ids instead of the example's. */
export interface Ask {
  user: string;
  scopes?: string[];
  path?: string;
  body?: unknown;
  headers?: HeadersInit;
}

export type Situation = (tenant: Tenant, exchange: Exchange) => Promise<Ask> | Ask;

const [adele, megan, nestor] = ['AdeleV@contoso.com', 'MeganB@contoso.com', 'NestorW@contoso.com'];
const lookUp = { user: adele, scopes: [...employeeScopes, 'Application.Read.All'] };
const eventual = { consistencylevel: 'eventual' };
const approvals = `${em}/accessPackageAssignmentApprovals`;

const admin = 'JohannaL@contoso.com';
const registrar = {
  user: admin,
  scopes: registrationRights,
};

const principalOf = ({ seed }: Tenant, name: string): string =>
  seed.tenants[0]?.applications.find(({ displayName }) => displayName === name)?.servicePrincipalId ?? '';

const expenses = (tenant: Tenant): string => principalOf(tenant, 'Contoso Expenses');

/** A request of Adele's that could not be delivered. */
async function failed(tenant: Tenant): Promise<{ id: string; assignmentId: string }> {
  tenant.core.switches.set({ delivery: 'failed' });
  const { adele: send, id } = await asked(tenant, 'Expense claims');
  seconds(tenant, 10);
  const path = `${em}/assignmentRequests/filterByCurrentUser(on='target')?$expand=assignment`;
  const { body } = await send('GET', path);
  const found = body.value.find((request: { id: string }) => request.id === id);
  // What has failed was read; from here on it may succeed.
  tenant.core.switches.set({ delivery: 'ok' });
  return { id, assignmentId: found.assignment.id };
}

/** Alex had the package once, and people he works with have it now. */
async function heldBefore(tenant: Tenant): Promise<void> {
  const alex = await graphAs(tenant, 'AlexW@contoso.com');
  await alex('POST', `${em}/assignmentRequests`, userAdd(tenant, 'Expense claims'));
  seconds(tenant, 10);
  const held = (await alex('GET', `${em}/assignments/filterByCurrentUser(on='target')`)).body.value;
  for (const { id, state } of held)
    if (state === 'delivered')
      await alex('POST', `${em}/assignmentRequests`, { requestType: 'userRemove', assignment: { id } });
  for (const user of [adele, megan, 'IsaiahL@contoso.com'])
    await (await graphAs(tenant, user))(
      'POST',
      `${em}/assignmentRequests`,
      userAdd(tenant, 'Expense claims'),
    );
  seconds(tenant, 10);
}

const suggestions: Situation = async (tenant) => {
  await heldBefore(tenant);
  return { user: 'AlexW@contoso.com' };
};

/** A situation for each operation that the tenant serves, in which the documented answer is the right one. */
export const situations: Record<string, Situation> = {
  ...administration,
  'GET /me/directReports': () => ({ user: 'DiegoS@contoso.com' }),
  'GET /servicePrincipals': (_, { path }) => ({
    ...lookUp,
    headers: eventual,
    path: path.replace("'a'", "'c'").replace('displayName:Team', 'displayName:Contoso'),
  }),
  'GET /servicePrincipals/*': (tenant, { path }) => ({
    ...lookUp,
    path: path.replace(/[^/?]+(?=\?|$)/, expenses(tenant)),
  }),
  'GET /servicePrincipals/*/appRoleAssignedTo': (tenant) => ({
    ...lookUp,
    path: `/v1.0/servicePrincipals/${expenses(tenant)}/appRoleAssignedTo`,
  }),
  'GET /applications': (_, { path }) => ({
    ...registrar,
    headers: eventual,
    path: path.replace("'a'", "'c'").replace('displayName:Web', 'displayName:Contoso'),
  }),
  'GET /applications/*': async (tenant) => {
    const [{ id }] = (await (await graphAs(tenant, admin, registrar.scopes))('GET', '/v1.0/applications'))
      .body.value;
    return { ...registrar, path: `/v1.0/applications/${id}` };
  },
  'POST /applications': () => ({ ...registrar, body: { displayName: 'Display name' } }),
  'POST /servicePrincipals': async (tenant) => {
    const send = await graphAs(tenant, admin, registrar.scopes);
    const { appId } = (await send('POST', '/v1.0/applications', { displayName: 'My App' })).body;
    return { ...registrar, body: { appId } };
  },
  'POST /servicePrincipals/*/appRoleAssignedTo': (tenant) => {
    const [{ id: principalId = '' } = {}] = tenant.seed.tenants[0]?.groups ?? [];
    const resourceId = principalOf(tenant, 'Knock');
    return {
      ...registrar,
      path: `/v1.0/servicePrincipals/${resourceId}/appRoleAssignedTo`,
      body: { principalId, resourceId, appRoleId: '00000000-0000-0000-0000-000000000000' },
    };
  },
  'GET /oauth2PermissionGrants': () => registrar,
  'GET /servicePrincipals/*/oauth2PermissionGrants': (tenant) => ({
    ...registrar,
    path: `/v1.0/servicePrincipals/${principalOf(tenant, 'Knock for approvers')}/oauth2PermissionGrants`,
  }),
  'POST /oauth2PermissionGrants': async (tenant) => {
    const send = await graphAs(tenant, admin, registrar.scopes);
    const graph = "/v1.0/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')";
    const resourceId = (await send('GET', graph)).body.id;
    const clientId = principalOf(tenant, 'Knock');
    return {
      ...registrar,
      body: { clientId, resourceId, consentType: 'AllPrincipals', scope: 'User.Read' },
    };
  },
  [`GET ${operation('accessPackageAssignmentApprovals/filterByCurrentUser(on=*)')}`]: async (tenant) => {
    await asked(tenant);
    return { user: megan, scopes: approverScopes };
  },
  [`GET ${operation('accessPackageAssignmentApprovals/*')}`]: async (tenant) => ({
    user: megan,
    scopes: approverScopes,
    path: `${approvals}/${(await asked(tenant)).id}`,
  }),
  [`GET ${operation('accessPackageAssignmentApprovals/*/stages/*')}`]: async (tenant) => {
    const { id } = await asked(tenant);
    const reader = await graphAs(tenant, megan, approverScopes);
    const [stage] = (await reader('GET', `${approvals}/${id}/stages`)).body.value;
    return { user: megan, scopes: approverScopes, path: `${approvals}/${id}/stages/${stage.id}` };
  },
  [`POST ${operation('accessPackages/*/getApplicablePolicyRequirements')}`]: (tenant) => {
    tenant.core.switches.set({ questionShape: 'beta' });
    const { id } = packageNamed(tenant, 'Finance controllers');
    return { user: adele, path: `${em}/accessPackages/${id}/getApplicablePolicyRequirements` };
  },
  [`POST ${operation('assignmentRequests')} UserAdd`]: (tenant, { body }) => {
    const { id } = packageNamed(tenant, 'Marketing – Visitor');
    const named = JSON.stringify(body).replace(/(?<="accessPackageId":")[^"]+/, id);
    return { user: adele, body: JSON.parse(named) };
  },
  [`POST ${operation('assignmentRequests/*/cancel')}`]: async (tenant) => ({
    user: adele,
    path: `${em}/assignmentRequests/${(await asked(tenant)).id}/cancel`,
  }),
  [`POST ${operation('assignmentRequests/*/reprocess')}`]: async (tenant) => ({
    user: nestor,
    scopes: approverScopes,
    path: `${em}/assignmentRequests/${(await failed(tenant)).id}/reprocess`,
  }),
  [`POST ${operation('assignments/*/reprocess')}`]: async (tenant) => ({
    user: nestor,
    scopes: approverScopes,
    path: `${em}/assignments/${(await failed(tenant)).assignmentId}/reprocess`,
  }),
  [`GET ${operation('assignments/filterByCurrentUser(on=*)')}`]: async (tenant) => {
    await decideAs(tenant, megan, (await asked(tenant)).id);
    seconds(tenant, 10);
    return { user: adele };
  },
  [`GET ${operation('accessPackageSuggestions/filterByCurrentUser(on=*)')}`]: suggestions,
};

function operation(path: string): string {
  return `/identityGovernance/entitlementManagement/${path}`;
}
