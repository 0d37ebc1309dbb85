import { describe, expect, it } from 'vitest';
import { fail } from '../../../lib/platform/failure.ts';
import { json, lost, now, plain, profile, script } from './scripted.ts';
import { found } from './world.ts';

const nobody = { value: [] };
const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
const challenge = {
  'WWW-Authenticate': `Bearer realm="", error="insufficient_claims", claims="${btoa(claims)}"`,
};

describe('a call of Graph', () => {
  it('goes to the cloud of its profile, with token, trace id and language, without cookies', async () => {
    const { graph, requests } = script([json(nobody)]);
    await graph.directReports({ ...profile, cloud: 'usGovHigh' });
    const request = found(requests[0]);
    expect(request.url).toBe(
      'https://graph.microsoft.us/v1.0/me/directReports?$select=id,displayName,mail,userPrincipalName',
    );
    expect(request.headers.get('authorization')).toBe('Bearer token-1');
    expect(request.headers.get('client-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(request.headers.get('accept-language')).toBe('de');
    expect(request.credentials).toBe('omit');
    expect(request.redirect).toBe('manual');
    expect(request.headers.has('content-type')).toBe(false);
  });

  it('sends its body as JSON', async () => {
    const { graph, requests } = script([plain('', 204)]);
    await graph.decideStages(profile, [
      { approvalId: 'a', stageId: 's', decision: 'Deny', justification: 'No “budget”' },
    ]);
    const request = found(requests[0]);
    expect(request.method).toBe('PATCH');
    expect(request.headers.get('content-type')).toBe('application/json');
    expect(await request.json()).toEqual({ reviewResult: 'Deny', justification: 'No “budget”' });
  });

  it('is not made without a token', async () => {
    const { graph, requests } = script([], async () => fail({ kind: 'signedOut' }));
    expect(await graph.directReports(profile)).toEqual(fail({ kind: 'signedOut' }));
    expect(requests).toHaveLength(0);
  });

  it.each([
    ['seconds', '120', now + 120_000],
    ['an HTTP date', 'Mon, 02 Nov 2026 10:05:00 GMT', now + 300_000],
    ['a date that has passed', 'Mon, 02 Nov 2026 09:00:00 GMT', now + 1_000],
    ['zero', '0', now + 1_000],
    ['a day', '86400', now + 3_600_000],
    ['nonsense', 'soon', now + 30_000],
    ['nothing', undefined, now + 30_000],
  ])('is throttled by %s', async (_name, header, until) => {
    for (const status of [429, 503]) {
      const headers: Record<string, string> = header === undefined ? {} : { 'Retry-After': header };
      const { graph, requests } = script([plain('', status, headers)]);
      expect(await graph.directReports(profile)).toEqual(fail({ kind: 'throttled', until }));
      expect(requests, 'never tried again by itself').toHaveLength(1);
    }
  });

  it.each([
    [403, { kind: 'forbidden', requestId: 'r-1' }],
    [404, { kind: 'gone' }],
    [400, { kind: 'unexpected', requestId: 'r-1' }],
    [500, { kind: 'unexpected', requestId: 'r-1' }],
    [302, { kind: 'unexpected', requestId: 'r-1' }],
  ] as const)('%i is %o', async (status, failure) => {
    const { graph } = script([plain('', status, { 'request-id': 'r-1' })]);
    expect(await graph.directReports(profile)).toEqual(fail(failure));
  });

  it.each(['innerError', 'innererror'])('finds the request id in %s', async (name) => {
    const { graph } = script([
      json({ error: { code: '', message: 'No', [name]: { 'request-id': 'r-2' } } }, 403),
    ]);
    expect(await graph.directReports(profile)).toEqual(fail({ kind: 'forbidden', requestId: 'r-2' }));
  });

  it('is offline when the connection breaks', async () => {
    const { graph, requests } = script([lost]);
    expect(await graph.directReports(profile)).toEqual(fail({ kind: 'offline' }));
    expect(requests).toHaveLength(1);
  });
});

describe('a refused token', () => {
  it('is replaced once, by one that is not from the cache', async () => {
    const { graph, requests, tokens } = script([plain('', 401), json(nobody)]);
    expect((await graph.directReports(profile)).ok).toBe(true);
    expect(requests.map((request) => request.headers.get('authorization'))).toEqual([
      'Bearer token-1',
      'Bearer token-2',
    ]);
    expect(tokens.calls).toEqual([{}, { renew: true }]);
  });

  it('needs the person when the next one is refused, too', async () => {
    const { graph, requests } = script([plain('', 401), plain('', 401)]);
    expect(await graph.directReports(profile)).toEqual(fail({ kind: 'interactionRequired' }));
    expect(requests).toHaveLength(2);
  });

  it.each([401, 403])(
    'with a claims challenge (%i) asks once for a token with these claims',
    async (status) => {
      const { graph, tokens } = script([plain('', status, challenge), json(nobody)]);
      expect((await graph.directReports(profile)).ok).toBe(true);
      expect(tokens.calls).toEqual([{}, { claims }]);
    },
  );

  it('hands a challenge on that the token source cannot meet without the person', async () => {
    const { graph } = script([plain('', 403, challenge)], async (_profile, _scopes, options) =>
      options?.claims === undefined ? { ok: true, value: 't' } : fail({ kind: 'interactionRequired' }),
    );
    expect(await graph.directReports(profile)).toEqual(fail({ kind: 'claimsChallenge', claims }));
  });

  it('hands a challenge on that comes twice', async () => {
    const { graph, requests } = script([plain('', 403, challenge), plain('', 403, challenge)]);
    expect(await graph.directReports(profile)).toEqual(fail({ kind: 'claimsChallenge', claims }));
    expect(requests).toHaveLength(2);
  });

  it('with claims that are no JSON is a plain refusal', async () => {
    const { graph } = script([plain('', 403, { 'WWW-Authenticate': 'Bearer claims="!!!"' })]);
    expect(await graph.directReports(profile)).toEqual(fail({ kind: 'forbidden' }));
  });
});
