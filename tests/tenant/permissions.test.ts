import { describe, expect, test } from 'vitest';
import {
  control,
  em,
  employeeScopes,
  graphAs,
  packageNamed,
  seconds,
  send,
  stillTenant,
  userAdd,
} from './testing.ts';

const adele = 'AdeleV@contoso.com';
const allowed = `${em}/accessPackages/filterByCurrentUser(on='allowedRequestor')`;
const sugarLearning = (tenant: ReturnType<typeof stillTenant>) =>
  tenant.seed.tenants[0]?.applications.find(({ displayName }) => displayName === 'SugarLearning Prod');

describe('who may call what', () => {
  test('no token, a forged token, an expired token: 401 with a challenge', async () => {
    const tenant = stillTenant();
    const url = `https://graph.microsoft.com${allowed}`;
    const none = await send(tenant, 'GET', url);
    expect([none.status, none.body.error.code]).toEqual([401, 'InvalidAuthenticationToken']);
    expect(none.headers.get('www-authenticate')).toContain('authorization_uri=');
    const forged = await send(tenant, 'GET', url, undefined, { authorization: 'Bearer a.b.c' });
    expect(forged.status).toBe(401);
    const order = { user: adele, scopes: employeeScopes, lifetimeSeconds: 60 };
    const { access_token } = (await control(tenant, 'POST', '/token', order)).body;
    const authorization = `Bearer ${access_token}`;
    expect((await send(tenant, 'GET', url, undefined, { authorization })).status).toBe(200);
    seconds(tenant, 61);
    expect((await send(tenant, 'GET', url, undefined, { authorization })).status).toBe(401);
  });

  test('each call needs one of its documented scopes', async () => {
    const tenant = stillTenant();
    const { id } = packageNamed(tenant, 'Marketing – Visitor');
    const reader = await graphAs(tenant, adele, ['User.Read']);
    expect((await reader('GET', '/v1.0/me')).status).toBe(200);
    const refused = await reader('GET', allowed);
    expect([refused.status, refused.body.error.code]).toEqual([403, 'Authorization_RequestDenied']);
    const employee = await graphAs(tenant, adele);
    const closed = [
      ['POST', `${em}/assignmentRequests/${id}/reprocess`],
      ['GET', `${em}/accessPackageAssignmentApprovals/filterByCurrentUser(on='approver')`],
      ['GET', `/v1.0/servicePrincipals(appId='${id}')`],
    ] as const;
    for (const [method, path] of closed) expect((await employee(method, path)).status, path).toBe(403);
  });

  test('the look-up of an application and of what is assigned to it', async () => {
    const tenant = stillTenant();
    const lookUp = await graphAs(tenant, adele, [...employeeScopes, 'Application.Read.All']);
    const sugar = sugarLearning(tenant);
    const path = `/v1.0/servicePrincipals(appId='${sugar?.appId}')`;
    const one = await lookUp('GET', `${path}?$select=id,displayName`);
    expect(one.body).toMatchObject({ id: sugar?.servicePrincipalId, displayName: 'SugarLearning Prod' });
    expect(Object.keys(one.body)).toEqual(['@odata.context', 'id', 'displayName']);
    const expenses = tenant.seed.tenants[0]?.applications.find(
      (app) => app.displayName === 'Contoso Expenses',
    );
    const assigned = await lookUp(
      'GET',
      `/v1.0/servicePrincipals/${expenses?.servicePrincipalId}/appRoleAssignedTo?$top=10`,
    );
    expect(assigned.body.value).toMatchObject([
      { principalType: 'Group', principalDisplayName: 'Expenses Users' },
    ]);
    const missing = await lookUp('GET', `/v1.0/servicePrincipals(appId='${sugar?.servicePrincipalId}')`);
    expect(missing.status).toBe(404);
    expect(tenant.violations()).toEqual([]);
  });

  test('a guest is another person in each tenant', async () => {
    const tenant = stillTenant();
    const atHome = await graphAs(tenant, 'AlexW@contoso.com');
    const asGuest = await graphAs(tenant, 'AlexW@contoso.com', employeeScopes, undefined, 'fabrikam.com');
    const [home, guest] = [(await atHome('GET', '/v1.0/me')).body, (await asGuest('GET', '/v1.0/me')).body];
    expect(home.id).not.toBe(guest.id);
    const names = (await asGuest('GET', allowed)).body.value.map(
      (one: { displayName: string }) => one.displayName,
    );
    expect(names).toEqual(['Projects – Guest']);
    expect(
      (await asGuest('POST', `${em}/assignmentRequests`, userAdd(tenant, 'Marketing – Visitor'))).status,
    ).toBe(404);
  });

  test('query options that the call does not document are refused', async () => {
    const tenant = stillTenant();
    const employee = await graphAs(tenant, adele);
    for (const option of ['$filter=id eq null', '$orderby=id', '$search=x', '$top=2', '$select=catalogId'])
      expect((await employee('GET', `${allowed}?${option}`)).status, option).toBe(400);
    expect((await employee('GET', '/v1.0/me?$filter=id eq null')).status).toBe(400);
  });
});

describe('national clouds', () => {
  const government = () => {
    const tenant = stillTenant();
    const tenants = tenant.seed.tenants.map((one) => ({ ...one, cloud: 'usGovHigh' as const }));
    return stillTenant({}, { ...tenant.seed, tenants });
  };

  test('answer on their own host only, with what their metadata has', async () => {
    const tenant = government();
    const host = 'graph.microsoft.us';
    const there = await graphAs(tenant, adele, employeeScopes, host);
    expect((await (await graphAs(tenant, adele))('GET', allowed)).status).toBe(401);
    expect((await there('GET', allowed)).status).toBe(200);
    const { id } = packageNamed(tenant, 'Marketing – Visitor');
    const contents = await there('GET', `${em}/availableAccessPackages/${id}/resourceRoleScopes`);
    expect([contents.status, contents.body.error.code]).toEqual([400, 'BadRequest']);
    const asked = await there('POST', `${em}/accessPackages/${id}/getApplicablePolicyRequirements`);
    expect(asked.body.value[0]).not.toHaveProperty('isRequestorJustificationRequired');
    const made = await there('POST', `${em}/assignmentRequests`, userAdd(tenant, 'Marketing – Visitor'));
    expect(made.status).toBe(201);
    expect(made.body).not.toHaveProperty('justification');
    const justified = userAdd(tenant, 'Marketing team', { justification: 'x' });
    expect((await there('POST', `${em}/assignmentRequests`, justified)).status).toBe(400);
    expect(tenant.violations()).toEqual([]);
  });
});
