import { describe, expect, test } from 'vitest';
import {
  approverScopes,
  em,
  employeeScopes,
  graphAs,
  packageNamed,
  seconds,
  stillTenant,
  userAdd,
} from './testing.ts';

const eventual = { consistencylevel: 'eventual' };
const lookUp = [...employeeScopes, 'Application.Read.All'];

/** Answer of Graph to one person, and the display names in it. */
async function ask(user: string, path: string, scopes = employeeScopes, headers: HeadersInit = {}) {
  const tenant = stillTenant();
  const { status, body } = await (await graphAs(tenant, user, scopes))('GET', path, undefined, headers);
  expect(tenant.violations()).toEqual([]);
  return { status, body, names: body?.value?.map(({ displayName }: { displayName: string }) => displayName) };
}

describe('every documented option', () => {
  const reports = '/v1.0/me/directReports';

  test.each([
    [`${reports}?$orderby=displayName desc`, ['Pradeep Gupta', 'Lynne Robbins']],
    [`${reports}?$filter=startswith(displayName,'Lynne') or mail eq 'x'`, ['Lynne Robbins']],
    [`${reports}?$filter=not(startswith(displayName,'Lynne'))`, ['Pradeep Gupta']],
    [`${reports}?$search="displayName:gup"&$count=true`, ['Pradeep Gupta']],
    [`${reports}/microsoft.graph.user?$select=displayName&$count=true`, ['Lynne Robbins', 'Pradeep Gupta']],
  ])('of direct reports: %s', async (path, names) => {
    const { body, names: found } = await ask('DiegoS@contoso.com', path, employeeScopes, eventual);
    expect(found).toEqual(names);
    if (path.includes('$count')) expect(body['@odata.count']).toBe(names.length);
  });

  test('a search of the directory wants ConsistencyLevel', async () => {
    const { status, body } = await ask('DiegoS@contoso.com', `${reports}?$search="displayName:gup"`);
    expect([status, body.error.code]).toEqual([400, 'Request_UnsupportedQuery']);
  });

  test('the manager comes with the person', async () => {
    const { body } = await ask(
      'AdeleV@contoso.com',
      '/v1.0/me?$select=id&$expand=manager($select=displayName)',
    );
    expect(body.manager).toEqual({ '@odata.type': '#microsoft.graph.user', displayName: 'Miriam Graham' });
  });

  test.each([
    ["$filter=startswith(displayName,'Contoso')&$orderby=displayName desc", 3],
    ["$filter=displayName eq 'Payroll Admin' or displayName eq 'Whiteboard Sync'", 2],
    ['$search="displayName:payroll"&$count=true', 1],
    ["$filter=displayName in ('Payroll Admin')&$expand=appRoleAssignedTo", 1],
  ])('of service principals: %s', async (options, count) => {
    const { body } = await ask('AdeleV@contoso.com', `/v1.0/servicePrincipals?${options}`, lookUp, eventual);
    expect(body.value).toHaveLength(count);
    if (options.includes('expand')) expect(body.value[0].appRoleAssignedTo).toBeInstanceOf(Array);
  });

  test("of a package's contents, by key in brackets as well", async () => {
    const { id } = packageNamed(stillTenant(), 'Brand – Members');
    const filter = "$filter=role/displayName eq 'x' or scope/originSystem eq 'SharePointOnline'";
    const path = `${em}/availableAccessPackages('${id}')/resourceRoleScopes?$expand=role,scope&${filter}`;
    expect((await ask('AdeleV@contoso.com', path)).body.value).toHaveLength(1);
  });

  test("of the approver's queue, under the name with its namespace", async () => {
    const tenant = stillTenant();
    const adele = await graphAs(tenant, 'AdeleV@contoso.com');
    for (const name of ['Marketing – Visitor', 'Brand – Members'])
      await adele('POST', `${em}/assignmentRequests`, userAdd(tenant, name));
    seconds(tenant, 3);
    const megan = await graphAs(tenant, 'MeganB@contoso.com', approverScopes);
    const queue = `${em}/accessPackageAssignmentApprovals/microsoft.graph.filterByCurrentUser(on='approver')`;
    const whole = (await megan('GET', `${queue}?$count=true`)).body;
    const { body } = await megan('GET', `${queue}?$top=1&$skip=1&$count=true`);
    expect(body.value).toEqual([whole.value[1]]);
    expect(body['@odata.count']).toBe(whole.value.length);
  });

  test('of suggestions: none', async () => {
    const path = `${em}/accessPackageSuggestions/filterByCurrentUser(on='none')`;
    expect((await ask('AlexW@contoso.com', path)).body.value).toEqual([]);
  });

  test("for managers, their reports'; for those who asked, what they asked for", async () => {
    const tenant = stillTenant();
    const [adele, miriam] = await Promise.all(
      ['AdeleV@contoso.com', 'MiriamG@contoso.com'].map((user) => graphAs(tenant, user)),
    );
    await adele?.('POST', `${em}/assignmentRequests`, userAdd(tenant, 'Expense claims'));
    seconds(tenant, 6);
    const read = async (send: typeof adele, set: string, on: string) =>
      (await send?.('GET', `${em}/${set}/filterByCurrentUser(on='${on}')?$filter=state eq 'delivered'`))?.body
        .value;
    expect((await read(miriam, 'assignmentRequests', 'targetManager')).length).toBeGreaterThan(0);
    expect((await read(miriam, 'assignments', 'targetManager')).length).toBeGreaterThan(0);
    expect(await read(adele, 'assignments', 'targetManager')).toEqual([]);
    const made = await read(adele, 'assignments', 'createdBy');
    expect((await read(miriam, 'assignments', 'createdBy')).length).toBeLessThan(made.length);
    expect(await read(adele, 'assignments', 'targetAgentIdentitySponsorOrOwner')).toEqual([]);
  });

  test('what Prefer and Accept ask for', async () => {
    const tenant = stillTenant();
    const adele = await graphAs(tenant, 'AdeleV@contoso.com');
    const path = `${em}/accessPackages/filterByCurrentUser(on='allowedRequestor')`;
    const small = await adele('GET', path, undefined, { prefer: 'odata.maxpagesize=3' });
    expect(small.body.value).toHaveLength(3);
    expect(small.headers.get('preference-applied')).toBe('odata.maxpagesize=3');
    const bare = await adele('GET', path, undefined, {
      prefer: 'odata.maxpagesize=3',
      accept: 'application/json;odata.metadata=none',
    });
    expect(Object.keys(bare.body)).toEqual(['@odata.nextLink', 'value']);
  });

  test('an update that names the package instead of the assignment', async () => {
    const tenant = stillTenant();
    const adele = await graphAs(tenant, 'AdeleV@contoso.com');
    await adele(
      'POST',
      `${em}/assignmentRequests`,
      userAdd(tenant, 'Operations projects', {
        assignment: {
          accessPackageId: packageNamed(tenant, 'Operations projects').id,
          assignmentPolicyId: packageNamed(tenant, 'Operations projects').assignmentPolicies[0]?.id,
        },
      }),
    );
    seconds(tenant, 6);
    const { id: accessPackageId, assignmentPolicies } = packageNamed(tenant, 'Operations projects');
    const { id: targetId } = (await adele('GET', '/v1.0/me')).body;
    const assignment = { targetId, accessPackageId, assignmentPolicyId: assignmentPolicies[0]?.id };
    const schedule = { expiration: { type: 'afterDuration', duration: 'P10D' } };
    const body = { requestType: 'userUpdate', assignment, schedule };
    expect((await adele('POST', `${em}/assignmentRequests`, body)).status).toBe(201);
  });
});

describe('what is not served', () => {
  test.each([
    ['GET', '/v1.0/me/planner/tasks'],
    ['GET', '/v1.0/nonsense'],
    ['GET', `${em}/settings`],
    ['DELETE', `${em}/assignmentRequests/x`],
    ['GET', '/beta/me'],
  ])('answers 501 whatever the scope: %s %s', async (method, path) => {
    const adele = await graphAs(stillTenant(), 'AdeleV@contoso.com', ['User.Read']);
    expect((await adele(method, path)).status).toBe(501);
  });

  test('also a request that only an administrator makes', async () => {
    const tenant = stillTenant();
    const nestor = await graphAs(tenant, 'NestorW@contoso.com', approverScopes);
    const body = { ...userAdd(tenant, 'Expense claims'), requestType: 'adminAdd' };
    expect((await nestor('POST', `${em}/assignmentRequests`, body)).status).toBe(501);
  });
});

test('Graph answers pages of every origin', async () => {
  const { handle } = stillTenant();
  const url = `https://graph.microsoft.com${em}/assignmentRequests`;
  const asked = new Request(url, {
    method: 'OPTIONS',
    headers: { origin: 'https://x.example', 'access-control-request-headers': 'authorization,content-type' },
  });
  const allowed = await handle(asked);
  expect([allowed.status, allowed.headers.get('access-control-allow-headers')]).toEqual([
    200,
    'authorization,content-type',
  ]);
  const answer = await handle(new Request(url));
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([401, '*']);
});
