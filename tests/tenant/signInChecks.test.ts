import { X509Certificate } from 'node:crypto';
import { decodeJwt, jwtVerify } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { createLoginControl } from './login/control.ts';
import type { TestBrowser } from './login/testing/browser.ts';
import { ids, redirectUri } from './login/testing/seed.ts';
import {
  authorizeAddress,
  createWebHalf,
  entraConfig,
  fragment,
  redeem,
  redeemAt,
  signInAs,
  tokensFor,
  type WebHalf,
} from './login/testing/signIn.ts';
import { createTenant } from './tenant.ts';

let half: WebHalf;
let browser: TestBrowser;
beforeEach(() => {
  half = createWebHalf();
  browser = half.browser();
});

const login = 'https://login.microsoftonline.com';
const page = { origin: 'chrome-extension://abcdefghijklmnopabcdefghijklmnop' };
const post = (fields: Record<string, string>, tenant: string = ids.contoso, headers: HeadersInit = page) =>
  redeemAt(half.handle, fields, tenant, headers);
const read = async (url: string, init?: RequestInit) => {
  const response = await half.handle(new Request(url, init));
  return { status: response.status, body: await response.json() };
};

describe('/authorize checks its parameters', () => {
  it.each([
    ['client_id', 900144],
    ['response_type', 900144],
    ['scope', 900144],
  ])('%s is missing: a page', async (name, code) => {
    expect(entraConfig(await browser.open(authorizeAddress({ [name]: '' }))).sErrorCode).toBe(String(code));
  });

  it('nonce is missing where an id token is asked for', async () => {
    const address = authorizeAddress({ response_type: 'id_token', nonce: '' });
    expect(entraConfig(await browser.open(address)).sErrorCode).toBe('900144');
  });

  it.each([
    [{ response_type: 'token' }, 'unsupported_response_type', 700051],
    [{ response_type: 'cookie' }, 'unsupported_response_type', 70005],
    [{ prompt: 'maybe' }, 'invalid_request', 90023],
    [{ code_challenge_method: 'S512' }, 'invalid_request', 501491],
  ])('%j: the application is told', async (params, error, code) => {
    const told = fragment(await browser.open(authorizeAddress(params)));
    expect(told).toMatchObject({ error, state: 'the-state' });
    expect(told.error_description).toContain(`AADSTS${code}:`);
  });

  it('organizations is for applications of several organizations', async () => {
    const address = authorizeAddress({}, 'organizations');
    expect(entraConfig(await browser.open(address)).pgid).toBe('ConvergedSignIn');
    const knock = half.core.directory.application(ids.contoso, ids.knock);
    if (knock) knock.signInAudience = 'AzureADMyOrg';
    expect(entraConfig(await browser.open(address)).sErrorCode).toBe('50194');
  });

  it('tells the home account beside the code only to who asks', async () => {
    expect(fragment(await signInAs(browser, ids.adele))).not.toHaveProperty('client_info');
    const asked = fragment(await browser.open(authorizeAddress({ prompt: 'none', client_info: '1' })));
    expect(asked).toHaveProperty('client_info');
    expect(asked).toHaveProperty('session_state');
  });
});

describe('/token checks its call', () => {
  const refresh = { grant_type: 'refresh_token', refresh_token: '1.x' };

  it.each([
    [{ grant_type: '', client_id: ids.knock }, 'invalid_request', 900144],
    [{ ...refresh }, 'invalid_request', 900144],
    [{ grant_type: 'wish', client_id: ids.knock }, 'unsupported_grant_type', 70003],
    [{ ...refresh, client_id: ids.marketing }, 'unauthorized_client', 700016],
    [{ ...refresh, client_id: ids.knock, refresh_token: '' }, 'invalid_request', 900144],
    [{ ...refresh, client_id: ids.knock, refresh_token: 'junk' }, 'invalid_request', 9002313],
    [{ ...refresh, client_id: ids.knock }, 'invalid_grant', 70000],
  ])('%j', async (fields, error, code) => {
    const { status, body } = await post(fields);
    expect([status, body.error, body.error_codes]).toEqual([400, error, [code]]);
  });

  it('a tenant that is none', async () => {
    const { status, body } = await post({ ...refresh, client_id: ids.knock }, 'nowhere.example');
    expect([status, body.error, body.error_codes]).toEqual([400, 'invalid_tenant', [90002]]);
  });

  it('a code of another tenant', async () => {
    const { code = '' } = fragment(await signInAs(browser, ids.adele));
    expect((await redeem(half, { code }, ids.fabrikam)).body.error_codes).toEqual([700005]);
    expect((await redeem(half, { code })).status).toBe(200);
  });

  it('a refresh token of a page, which something else redeems', async () => {
    const { refresh_token } = await tokensFor(half, browser, ids.adele);
    const fields = { client_id: ids.knock, grant_type: 'refresh_token', refresh_token };
    expect((await post(fields, ids.contoso, {})).body.error_codes).toEqual([9002327]);
    expect((await post(fields)).status).toBe(200);
  });

  it('a registration may have a platform for each redirect URI', async () => {
    const knock = half.core.directory.application(ids.contoso, ids.knock);
    if (knock) knock.platforms = { [redirectUri]: 'web' };
    const { code = '' } = fragment(await signInAs(browser, ids.adele));
    expect((await redeem(half, { code })).body.error_codes).toEqual([9002326]);
    expect((await redeem(half, { code, client_secret: 'x' }, ids.contoso, {})).status).toBe(200);
  });
});

describe('what discovery describes', () => {
  it('has every endpoint, in both versions', async () => {
    const v2 = (await read(`${login}/${ids.contoso}/v2.0/.well-known/openid-configuration`)).body;
    expect(v2).toMatchObject({
      userinfo_endpoint: 'https://graph.microsoft.com/oidc/userinfo',
      device_authorization_endpoint: `${login}/${ids.contoso}/oauth2/v2.0/devicecode`,
    });
    const v1 = (await read(`${login}/contoso.com/.well-known/openid-configuration`)).body;
    expect(v1.issuer).toBe(`https://sts.windows.net/${ids.contoso}/`);
    expect(v1.token_endpoint).toBe(`${login}/contoso.com/oauth2/token`);
  });

  it('lists the key that signs, with its certificate and issuer', async () => {
    const { keys } = (await read(`${login}/contoso.com/discovery/v2.0/keys`)).body;
    const [{ kid, x5t, x5c, issuer, ...jwk }] = keys;
    expect(issuer).toBe(`${login}/${ids.contoso}/v2.0`);
    const certificate = new X509Certificate(Buffer.from(x5c[0], 'base64'));
    expect(x5t).toBe(Buffer.from(certificate.fingerprint.replaceAll(':', ''), 'hex').toString('base64url'));
    expect(certificate.publicKey.export({ format: 'jwk' })).toMatchObject({ n: jwk.n, e: jwk.e });
    const { id_token } = await tokensFor(half, browser, ids.adele);
    await expect(
      jwtVerify(id_token, certificate.publicKey, {
        currentDate: new Date(half.core.clock.now()),
      }),
    ).resolves.toMatchObject({
      protectedHeader: { kid },
    });
    expect((await read(`${login}/common/discovery/v2.0/keys`)).body.keys[0].issuer).toBe(
      `${login}/{tenantid}/v2.0`,
    );
  });

  it('is refused for a tenant that is none', async () => {
    const { status, body } = await read(`${login}/nowhere.example/v2.0/.well-known/openid-configuration`);
    expect([status, body.error, body.error_codes]).toEqual([400, 'invalid_tenant', [90002]]);
  });

  it('knows the realm of a name', async () => {
    const realm = async (name: string) =>
      (await read(`${login}/common/userrealm/${name}?api-version=1.0`)).body;
    expect((await realm('adelev@contoso.com')).account_type).toBe('Managed');
    expect((await realm('somebody@nowhere.example')).account_type).toBe('Unknown');
  });

  it('tells who a token is of', async () => {
    const tenant = createTenant(half.core.seed);
    const caller = { tenantId: ids.contoso, userId: ids.adele, clientId: ids.knock, scopes: ['openid'] };
    const authorization = `Bearer ${await tenant.tokens.issue(caller)}`;
    const ask = (headers: HeadersInit) =>
      tenant.handle(new Request('https://graph.microsoft.com/oidc/userinfo', { headers }));
    expect(await (await ask({ authorization })).json()).toMatchObject({
      sub: ids.adele,
      name: 'Adele Vance',
    });
    expect((await ask({})).status).toBe(401);
  });
});

it('a device signs in by a code that is typed elsewhere', async () => {
  const start = await read(`${login}/organizations/oauth2/v2.0/devicecode`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: ids.knock, scope: 'openid User.Read' }),
  });
  const device = {
    client_id: ids.knock,
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    device_code: start.body.device_code,
  };
  const poll = () => post(device, 'organizations', {});
  expect((await poll()).body.error, 'no public client').toBe('invalid_client');
  half.core.switches.set({ platform: 'public' });
  expect((await poll()).body.error).toBe('authorization_pending');
  half.core.directory.consent(ids.contoso, ids.adele, ids.knock, ['User.Read']);
  await createLoginControl(half.core).request('/device', {
    method: 'POST',
    body: JSON.stringify({ user: 'adelev@contoso.com', userCode: start.body.user_code }),
  });
  const { status, body } = await poll();
  expect([status, decodeJwt(body.id_token).oid]).toEqual([200, ids.adele]);
  expect((await poll()).body.error_codes).toEqual([70000]);
});
