import { describe, expect, test } from 'vitest';
import { graphAs, type Send, stillTenant } from './testing.ts';
import { registrationRights } from './withoutKnock.ts';

const graphAppId = '00000003-0000-0000-c000-000000000000';
const userRead = 'e1fe6dd8-ba31-4d61-89e7-88639da4683d';
const defaultRole = '00000000-0000-0000-0000-000000000000';
const redirectUri = 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/';

async function scene(user = 'JohannaL@contoso.com', scopes = registrationRights) {
  const tenant = stillTenant();
  return { tenant, contoso: tenant.seed.tenants[0], send: await graphAs(tenant, user, scopes) };
}

/** An application that may be signed in to. */
async function registered(send: Send) {
  const application = (
    await send('POST', '/v1.0/applications', {
      displayName: 'Knock, own',
      signInAudience: 'AzureADMyOrg',
      spa: { redirectUris: [redirectUri] },
      requiredResourceAccess: [
        { resourceAppId: graphAppId, resourceAccess: [{ id: userRead, type: 'Scope' }] },
      ],
    })
  ).body;
  const principal = (await send('POST', '/v1.0/servicePrincipals', { appId: application.appId })).body;
  return { application, principal };
}

const grantFor = async (send: Send, clientId: string, scope = 'User.Read') => ({
  clientId,
  consentType: 'AllPrincipals',
  resourceId: (await send('GET', `/v1.0/servicePrincipals(appId='${graphAppId}')`)).body.id,
  scope,
});

describe('an app registration', () => {
  test('can be signed in to once it has a service principal, with the scopes it was registered with', async () => {
    const { tenant, contoso, send } = await scene();
    const body = { displayName: 'Knock, own', spa: { redirectUris: [redirectUri] } };
    const { appId } = (await send('POST', '/v1.0/applications', body)).body;
    const known = () => tenant.core.directory.application(contoso?.id ?? '', appId);
    expect(known()).toBeUndefined();
    expect((await send('POST', '/v1.0/servicePrincipals', { appId })).status).toBe(201);
    expect(known()).toMatchObject({ redirectUris: [redirectUri], platforms: { [redirectUri]: 'spa' } });
    expect((await send('POST', '/v1.0/servicePrincipals', { appId })).status).toBe(409);
    const { application } = await registered(send);
    const other = tenant.core.directory.application(contoso?.id ?? '', application.appId);
    expect(other?.delegatedScopes).toEqual(['User.Read']);
    expect(tenant.violations()).toEqual([]);
  });

  test('keeps what a change leaves out, and replaces the redirect URIs of one platform', async () => {
    const { send } = await scene();
    const { application } = await registered(send);
    const path = `/v1.0/applications/${application.id}`;
    const web = { redirectUris: ['https://other.example/'] };
    expect((await send('PATCH', path, { web })).status).toBe(204);
    expect((await send('PATCH', path, { spa: { redirectUris: [] } })).status).toBe(204);
    const { body } = await send('GET', path);
    expect(body).toMatchObject({ displayName: 'Knock, own', spa: { redirectUris: [] }, web });
    expect(body.requiredResourceAccess).toEqual(application.requiredResourceAccess);
  });

  test('goes with its service principal and its consents', async () => {
    const { tenant, contoso, send } = await scene();
    const { application, principal } = await registered(send);
    await send('POST', '/v1.0/oauth2PermissionGrants', await grantFor(send, principal.id));
    expect((await send('DELETE', `/v1.0/applications/${application.id}`)).status).toBe(204);
    expect(tenant.core.directory.application(contoso?.id ?? '', application.appId)).toBeUndefined();
    const { value } = (await send('GET', '/v1.0/oauth2PermissionGrants')).body;
    expect(value.map(({ clientId }: { clientId: string }) => clientId)).not.toContain(principal.id);
  });

  test('of one tenant is not there in the next', async () => {
    const { send } = await scene();
    const { application } = await registered(send);
    const next = (await scene()).send;
    expect((await next('GET', `/v1.0/applications/${application.id}`)).status).toBe(404);
  });
});

test("a consent for everybody stands in everybody's tokens, once for a client", async () => {
  const { tenant, contoso, send } = await scene();
  const { application, principal } = await registered(send);
  const grant = await grantFor(send, principal.id);
  const made = await send('POST', '/v1.0/oauth2PermissionGrants', grant);
  expect(made.status).toBe(201);
  const consented = () =>
    tenant.core.directory.consentedScopes(contoso?.id ?? '', 'anybody', application.appId);
  expect(consented()).toEqual(['User.Read']);
  expect((await send('POST', '/v1.0/oauth2PermissionGrants', grant)).status).toBe(409);
  const path = `/v1.0/oauth2PermissionGrants/${made.body.id}`;
  expect((await send('PATCH', path, { scope: 'User.Read Application.Read.All' })).status).toBe(204);
  expect(consented()).toEqual(['User.Read', 'Application.Read.All']);
  expect((await send('DELETE', path)).status).toBe(204);
  expect(consented()).toEqual([]);
  expect(tenant.violations()).toEqual([]);
});

test('where assignment is required, only those who are assigned come in', async () => {
  const { tenant, contoso, send } = await scene();
  const { application, principal } = await registered(send);
  const path = `/v1.0/servicePrincipals/${principal.id}`;
  expect((await send('PATCH', path, { appRoleAssignmentRequired: true })).status).toBe(204);
  const group = contoso?.groups.find(({ memberIds }) => memberIds.length > 0);
  const mayOpen = () =>
    tenant.core.directory.mayOpenApplication(contoso?.id ?? '', group?.memberIds[0] ?? '', application.appId);
  expect(mayOpen()).toBe(false);
  const body = { principalId: group?.id, resourceId: principal.id, appRoleId: defaultRole };
  expect((await send('POST', `${path}/appRoleAssignedTo`, body)).body.principalType).toBe('Group');
  expect(mayOpen()).toBe(true);
  expect((await send('POST', `${path}/appRoleAssignedTo`, body)).status).toBe(400);
});

test('is disabled and enabled again, whatever else is set', async () => {
  const { tenant, contoso, send } = await scene();
  const { application, principal } = await registered(send);
  const path = `/v1.0/servicePrincipals(appId='${application.appId}')`;
  const known = () => tenant.core.directory.application(contoso?.id ?? '', application.appId);
  expect((await send('PATCH', path, { accountEnabled: false })).status).toBe(204);
  expect(known()).toMatchObject({ isDisabled: true, appRoleAssignmentRequired: false });
  expect((await send('GET', `/v1.0/servicePrincipals/${principal.id}`)).body.accountEnabled).toBe(false);
  await send('PATCH', path, { appRoleAssignmentRequired: true });
  expect(known()).toMatchObject({ isDisabled: true, appRoleAssignmentRequired: true });
  await send('PATCH', path, { accountEnabled: true });
  expect(known()).toMatchObject({ isDisabled: false, appRoleAssignmentRequired: true });
  expect(tenant.violations()).toEqual([]);
});

describe('is refused', () => {
  test.each([
    ['an employee', 'AdeleV@contoso.com', registrationRights, 403],
    ['without the scope', 'JohannaL@contoso.com', ['User.Read'], 403],
  ])('%s', async (_, user, scopes, status) => {
    const { send } = await scene(user, scopes);
    expect((await send('POST', '/v1.0/applications', { displayName: 'x' })).status).toBe(status);
  });

  test('what is not declared, not named, or not there', async () => {
    const { send } = await scene();
    const { principal } = await registered(send);
    const grants = '/v1.0/oauth2PermissionGrants';
    const unknown = '0b0e0000-0000-4000-8000-00000000dead';
    const path = `/v1.0/servicePrincipals/${principal.id}`;
    const assignment = { principalId: unknown, resourceId: principal.id, appRoleId: defaultRole };
    const statuses = await Promise.all([
      send('POST', '/v1.0/applications', { displayName: 'x', singlePage: {} }),
      send('POST', '/v1.0/applications', { spa: { redirectUris: [] } }),
      send('POST', grants, { ...(await grantFor(send, principal.id)), scope: '' }),
      send('POST', grants, await grantFor(send, unknown)),
      send('POST', `${path}/appRoleAssignedTo`, assignment),
      send('PATCH', path, { displayName: 'x' }),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([400, 400, 400, 404, 404, 501]);
  });
});
