import { describe, expect, test } from 'vitest';
import { em, graphAs, packageNamed, stillTenant, userAdd } from './testing.ts';
import { withPackages } from './withPackages.ts';

const adele = 'AdeleV@contoso.com';
const relative = em.replace('/v1.0', '');
const allowed = `${em}/accessPackages/filterByCurrentUser(on='allowedRequestor')`;
const get = (id: string, url: string) => ({ id, method: 'GET', url });

describe('$batch', () => {
  test('checks each inner call by itself and answers 200', async () => {
    const tenant = stillTenant();
    const { id } = packageNamed(tenant, 'Marketing – Visitor');
    const send = await graphAs(tenant, adele);
    const { status, body } = await send('POST', '/v1.0/$batch', {
      requests: [
        get('1', `${relative}/availableAccessPackages/${id}/resourceRoleScopes?$expand=role,scope`),
        get('2', `${relative}/accessPackageAssignmentApprovals/filterByCurrentUser(on='approver')`),
        get('3', 'me?$select=id'),
        { ...get('4', '/me'), dependsOn: ['2'] },
      ],
    });
    expect(status).toBe(200);
    const byId = new Map(body.responses.map((one: { id: string }) => [one.id, one]));
    expect(byId.get('1')).toMatchObject({
      status: 200,
      body: { value: [{ scope: { originId: 'https://contoso.sharepoint.com/sites/Marketing' } }] },
    });
    expect(byId.get('2')).toMatchObject({ status: 403, body: { error: {} } });
    expect(byId.get('3')).toMatchObject({ status: 200, headers: { 'Content-Type': 'application/json' } });
    expect(byId.get('4')).toMatchObject({ status: 424 });
    expect(tenant.core.log.rows().filter(({ inBatch }) => inBatch)).toHaveLength(3);
  });

  test.each([
    ['more than 20 calls', Array.from({ length: 21 }, (_, index) => get(String(index), '/me'))],
    ['the same id twice', [get('a', '/me'), get('A', '/me')]],
    ['a write without body or type', [{ id: '1', method: 'POST', url: '/x' }]],
  ])('refuses %s', async (_, requests) => {
    const send = await graphAs(stillTenant(), adele);
    expect((await send('POST', '/v1.0/$batch', { requests })).status).toBe(400);
  });

  test('needs a valid token', async () => {
    const tenant = stillTenant();
    const request = new Request('https://graph.microsoft.com/v1.0/$batch', { method: 'POST', body: '{}' });
    expect((await tenant.handle(request)).status).toBe(401);
  });

  test('throttles inner calls one by one', async () => {
    const tenant = stillTenant();
    tenant.core.faults.add({
      path: '/v1.0/me',
      kind: 'status',
      status: 429,
      retryAfterSeconds: 7,
      times: 1,
      inBatch: true,
    });
    const send = await graphAs(tenant, adele);
    const { body } = await send('POST', '/v1.0/$batch', { requests: [get('1', '/me'), get('2', '/me')] });
    const statuses = Object.fromEntries(
      body.responses.map((one: { id: string; status: number }) => [one.id, one.status]),
    );
    expect(statuses).toEqual({ 1: 429, 2: 200 });
    const throttled = body.responses.find((one: { id: string }) => one.id === '1');
    expect(throttled.headers['Retry-After']).toBe('7');
  });

  test('carries writes', async () => {
    const tenant = stillTenant();
    const send = await graphAs(tenant, adele);
    const { body } = await send('POST', '/v1.0/$batch', {
      requests: [
        {
          id: '1',
          method: 'POST',
          url: `${relative}/assignmentRequests`,
          headers: { 'Content-Type': 'application/json' },
          body: userAdd(tenant, 'Marketing – Visitor'),
        },
      ],
    });
    expect(body.responses[0].status).toBe(201);
  });
});

describe('paging', () => {
  test('links under the real host name lead through everything once', async () => {
    const tenant = stillTenant({ switches: { pageSize: 7 } });
    const send = await graphAs(tenant, adele);
    const seen: string[] = [];
    let path = `${allowed}?$select=id`;
    for (let page = 0; page < 10 && path !== ''; page++) {
      const { body } = await send('GET', path);
      expect(body.value.length).toBeLessThanOrEqual(7);
      seen.push(...body.value.map((one: { id: string }) => one.id));
      const link: string = body['@odata.nextLink'] ?? '';
      if (link !== '') expect(link.startsWith('https://graph.microsoft.com/v1.0/')).toBe(true);
      path = link.replace('https://graph.microsoft.com', '');
    }
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
    expect((await send('GET', `${allowed}?$skiptoken=forged`)).status).toBe(400);
  });

  test('a local address prefix is answered with links to the real host', async () => {
    const tenant = stillTenant({ switches: { pageSize: 2 } });
    const order = { user: adele, scopes: ['EntitlementMgmt-SubjectAccess.ReadWrite'] };
    const made = await tenant.handle(
      new Request('http://127.0.0.1:8080/__tenant/token', { method: 'POST', body: JSON.stringify(order) }),
    );
    const { access_token } = await made.json();
    const answer = await tenant.handle(
      new Request(`http://127.0.0.1:8080/graph.microsoft.com${allowed}`, {
        headers: { authorization: `Bearer ${access_token}` },
      }),
    );
    expect((await answer.json())['@odata.nextLink']).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\//);
  });

  test('extra packages for benches are requestable and self-consistent', async () => {
    const base = stillTenant();
    const tenant = stillTenant({ switches: { pageSize: 1000 } }, withPackages(base.seed, 300));
    const send = await graphAs(tenant, adele);
    const { body } = await send('GET', allowed);
    expect(body.value).toHaveLength(325);
    const contents = await send(
      'GET',
      `${em}/availableAccessPackages/${body.value.at(-1).id}/resourceRoleScopes?$expand=scope`,
    );
    expect(contents.body.value[0].scope.originId).toBe('https://contoso.sharepoint.com/sites/Project00300');
  });
});
