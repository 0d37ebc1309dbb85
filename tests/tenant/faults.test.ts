import { describe, expect, test } from 'vitest';
import type { Fault } from './contract.ts';
import { asFetch, createTenant } from './tenant.ts';
import { control, em, employeeScopes, graphAs, stillTenant, userAdd } from './testing.ts';

const adele = 'AdeleV@contoso.com';
const post = `${em}/assignmentRequests`;
const made = (tenant: ReturnType<typeof stillTenant>) =>
  tenant.core.log.rows().filter(({ effect }) => effect?.startsWith('createRequest')).length;

describe('faults', () => {
  test.each([
    [429, 'TooManyRequests'],
    [503, 'ServiceUnavailable'],
    [404, 'ResourceNotFound'],
  ])('status %i comes in the error envelope, with Retry-After and ids', async (status, code) => {
    const tenant = stillTenant();
    tenant.core.faults.add({
      method: 'GET',
      path: '/v1.0/me',
      kind: 'status',
      status,
      retryAfterSeconds: 12,
      times: 1,
    });
    const send = await graphAs(tenant, adele);
    const answer = await send('GET', '/v1.0/me', undefined, { 'client-request-id': 'abc' });
    expect(answer.status).toBe(status);
    expect(answer.body.error).toMatchObject({
      code,
      innerError: { 'client-request-id': 'abc', date: '2026-11-02T12:00:00' },
    });
    expect(answer.headers.get('retry-after')).toBe('12');
    expect(answer.headers.get('request-id')).toBe(answer.body.error.innerError['request-id']);
    expect(answer.headers.get('date')).toBe('Mon, 02 Nov 2026 12:00:00 GMT');
    expect((await send('GET', '/v1.0/me')).status).toBe(200);
  });

  test.each([
    ['bare', { error: { code: 'UnknownError', message: '' } }],
    ['markup', expect.stringContaining('<html>')],
  ] as const)('the body of a refusal may be odd, also within a batch: %s', async (body, wanted) => {
    const tenant = stillTenant();
    const fault = { path: '/v1.0/me', kind: 'status', status: 429, body, inBatch: true };
    expect((await control(tenant, 'POST', '/faults', fault)).status).toBe(200);
    const requests = [{ id: '1', method: 'GET', url: '/me' }];
    const batch = await (await graphAs(tenant, adele))('POST', '/v1.0/$batch', { requests });
    expect(batch.body.responses).toMatchObject([{ status: 429, body: wanted }]);
  });

  test('statusAfter: the effect happened, the answer says 504', async () => {
    const tenant = stillTenant();
    tenant.core.faults.add({ method: 'POST', path: '*assignmentRequests', kind: 'statusAfter', times: 1 });
    const send = await graphAs(tenant, adele);
    expect((await send('POST', post, userAdd(tenant, 'Marketing – Visitor'))).status).toBe(504);
    expect(made(tenant)).toBe(1);
  });

  test.each([
    ['dropBefore', 0],
    ['dropAfter', 1],
  ] as const)('%s rejects as a lost connection, effects: %i', async (kind, effects) => {
    const tenant = stillTenant();
    const { access_token } = (
      await control(tenant, 'POST', '/token', { user: adele, scopes: employeeScopes })
    ).body;
    tenant.core.faults.add({ method: 'POST', path: post, kind, times: 1 });
    const call = asFetch(tenant)(`https://graph.microsoft.com${post}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${access_token}` },
      body: JSON.stringify(userAdd(tenant, 'Marketing – Visitor')),
    });
    await expect(call).rejects.toThrow(new TypeError('fetch failed'));
    expect(made(tenant)).toBe(effects);
    expect(tenant.core.log.rows().at(-1)).toMatchObject({ method: 'POST', path: post, status: 0 });
  });

  test('malformed JSON', async () => {
    const tenant = stillTenant();
    tenant.core.faults.add({ path: '/v1.0/me', kind: 'malformed', times: 1 });
    await expect((await graphAs(tenant, adele))('GET', '/v1.0/me')).rejects.toThrow(SyntaxError);
  });

  test('claims: a step-up challenge with decodable claims', async () => {
    const tenant = stillTenant();
    tenant.core.faults.add({ path: '/v1.0/me', kind: 'claims', status: 403, times: 1 });
    const answer = await (await graphAs(tenant, adele))('GET', '/v1.0/me');
    expect(answer.status).toBe(403);
    const challenge = answer.headers.get('www-authenticate') ?? '';
    expect(challenge).toContain('error="insufficient_claims"');
    const claims = /claims="([^"]+)"/.exec(challenge)?.[1] ?? '';
    expect(JSON.parse(atob(claims))).toHaveProperty('access_token');
  });

  test('slow answers can be aborted', async () => {
    const tenant = stillTenant();
    tenant.core.faults.add({ path: '/v1.0/me', kind: 'slow', delayMs: 60_000, times: 1 });
    const call = asFetch(tenant)('https://graph.microsoft.com/v1.0/me', { signal: AbortSignal.timeout(20) });
    await expect(call).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  test('reach sign-in and pages as well', async () => {
    const tenant = stillTenant();
    tenant.core.faults.add({ path: '/sites/*', kind: 'status', status: 503, times: 1 });
    const answer = await tenant.handle(new Request('https://contoso.sharepoint.com/sites/Marketing'));
    expect(answer.status).toBe(503);
    expect(tenant.core.log.rows().at(-1)).toMatchObject({ host: 'contoso.sharepoint.com', status: 503 });
  });
});

describe('the control API', () => {
  test('plants, lists and clears faults; refuses what it does not understand', async () => {
    const tenant = stillTenant();
    const fault: Fault = { path: '/v1.0/me', kind: 'status', status: 500, times: 2 };
    expect((await control(tenant, 'POST', '/faults', fault)).body).toEqual([fault]);
    expect((await control(tenant, 'GET', '/faults')).body).toEqual([fault]);
    expect((await control(tenant, 'DELETE', '/faults')).status).toBe(204);
    expect((await control(tenant, 'GET', '/faults')).body).toEqual([]);
    expect((await control(tenant, 'POST', '/faults', { kind: 'explode' })).status).toBe(400);
  });

  test('moves the clock forward only', async () => {
    const tenant = stillTenant();
    expect((await control(tenant, 'POST', '/clock', { advanceSeconds: 90 })).body).toEqual({
      now: '2026-11-02T12:01:30.000Z',
    });
    expect((await control(tenant, 'POST', '/clock', { advanceMs: 500 })).body).toEqual({
      now: '2026-11-02T12:01:30.500Z',
    });
    expect((await control(tenant, 'POST', '/clock', { advanceSeconds: -1 })).status).toBe(400);
  });

  test('turns switches, shows and clears the log, returns the seed', async () => {
    const tenant = stillTenant();
    expect((await control(tenant, 'POST', '/switches', { cancelStatus: 204 })).body.cancelStatus).toBe(204);
    expect((await control(tenant, 'POST', '/switches', { cancelStatus: 418 })).status).toBe(400);
    const send = await graphAs(tenant, adele);
    await send('GET', '/v1.0/me');
    expect((await control(tenant, 'GET', '/log')).body).toMatchObject([
      { path: '/v1.0/me', status: 200, scopes: employeeScopes },
    ]);
    await control(tenant, 'DELETE', '/log');
    expect((await control(tenant, 'GET', '/log')).body).toEqual([]);
    expect((await control(tenant, 'GET', '/seed')).body).toEqual(tenant.seed);
    expect((await control(tenant, 'POST', '/token', { user: 'nobody@x', scopes: [] })).status).toBe(404);
  });

  test('a running clock needs nobody to advance it', async () => {
    let real = 1_000_000;
    const tenant = createTenant(stillTenant().seed, { realTime: () => real });
    real += 5000;
    expect(tenant.core.clock.now()).toBe(1_005_000);
  });
});
