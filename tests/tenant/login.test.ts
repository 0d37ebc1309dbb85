import { decodeJwt } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { createLoginControl } from './login/control.ts';
import type { TestBrowser } from './login/testing/browser.ts';
import { ids } from './login/testing/seed.ts';
import {
  accept,
  authorizeAddress,
  cancel,
  createWebHalf,
  entraConfig,
  fragment,
  pickAs,
  redeem,
  signInAs,
  tokensFor,
  type WebHalf,
} from './login/testing/signIn.ts';

let half: WebHalf;
let browser: TestBrowser;
beforeEach(() => {
  half = createWebHalf();
  browser = half.browser();
});

const hours = (count: number): number => count * 3600_000;
const silent = (params: Record<string, string> = {}, tenant?: string): Promise<Record<string, string>> =>
  browser.open(authorizeAddress({ prompt: 'none', ...params }, tenant)).then(fragment);

const steer = (action: string, user: string): Response | Promise<Response> =>
  createLoginControl(half.core).request(`/${action}`, { method: 'POST', body: JSON.stringify({ user }) });

describe('code and PKCE', () => {
  it('ends with tokens of the person who was picked', async () => {
    const end = await signInAs(browser, ids.adele);
    const answer = fragment(end);
    expect(answer.state).toBe('the-state');
    const { status, body, headers } = await redeem(half, { code: answer.code ?? '' });
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toMatch(/^chrome-extension:/);
    const id = decodeJwt(body.id_token);
    expect(id).toMatchObject({ oid: ids.adele, tid: ids.contoso, nonce: 'the-nonce', aud: ids.knock });
    expect(id.preferred_username).toBe('adelev@contoso.com');
    expect(JSON.parse(Buffer.from(body.client_info, 'base64url').toString())).toEqual({
      uid: ids.adele,
      utid: ids.contoso,
    });
    expect(await half.tokens.verify(body.access_token)).toEqual({
      tenantId: ids.contoso,
      userId: ids.adele,
      clientId: ids.knock,
      scopes: ['User.Read'],
    });
  });

  it.each([
    ['a wrong verifier', { code_verifier: 'wrong' }, 501481],
    ['another redirect URI', { redirect_uri: 'https://elsewhere.chromiumapp.org/' }, 500112],
    ['another client', { client_id: ids.assigned }, 70000],
  ])('refuses %s', async (_what, fields, code) => {
    const answer = fragment(await signInAs(browser, ids.adele));
    const { status, body } = await redeem(half, { code: answer.code ?? '', ...fields });
    expect([status, body.error, body.error_codes]).toEqual([400, 'invalid_grant', [code]]);
  });

  it('redeems a code once, and not after ten minutes', async () => {
    const { code = '' } = fragment(await signInAs(browser, ids.adele));
    await redeem(half, { code });
    expect((await redeem(half, { code })).body.error_codes).toEqual([54005]);
    const late = await silent();
    half.core.clock.advance(hours(1));
    expect((await redeem(half, { code: late.code ?? '' })).body.error_codes).toEqual([70008]);
  });

  it('demands a challenge of a single-page application when it redeems', async () => {
    const { code = '' } = fragment(await signInAs(browser, ids.adele, { code_challenge: '' }));
    expect((await redeem(half, { code })).body.error_codes).toEqual([9002325]);
  });

  it('answers pages for a redirect URI or a client that is not registered', async () => {
    const wrong = await browser.open(authorizeAddress({ redirect_uri: 'https://evil.example/' }));
    expect(entraConfig(wrong)).toMatchObject({ pgid: 'ConvergedError', sErrorCode: '50011' });
    const nobody = await browser.open(authorizeAddress({ client_id: ids.marketing }));
    expect(entraConfig(nobody).sErrorCode).toBe('700016');
  });

  it('forgets access tokens after their hour', async () => {
    const { access_token } = await tokensFor(half, browser, ids.adele);
    half.core.clock.advance(hours(1));
    expect(await half.tokens.verify(access_token)).toBeUndefined();
  });
});

describe('silent sign-in', () => {
  it('needs a session', async () => {
    expect(await silent()).toMatchObject({ error: 'login_required', state: 'the-state' });
  });

  it('answers a code with a session, by a hint when there are two', async () => {
    await tokensFor(half, browser, ids.adele);
    expect((await silent()).code).toBeDefined();
    await signInAs(browser, ids.megan);
    expect(await silent()).toMatchObject({ error: 'interaction_required' });
    const { code = '' } = await silent({ login_hint: 'adelev@contoso.com' });
    expect(decodeJwt((await redeem(half, { code })).body.id_token).oid).toBe(ids.adele);
    expect(await silent({ login_hint: 'admin@contoso.com' })).toMatchObject({ error: 'login_required' });
  });

  it('asks for interaction once told to, until the person signs in again', async () => {
    const { refresh_token } = await tokensFor(half, browser, ids.adele);
    await steer('requireInteraction', 'adelev@contoso.com');
    expect(await silent()).toMatchObject({ error: 'interaction_required' });
    const refused = await redeem(half, { grant_type: 'refresh_token', refresh_token });
    expect(refused.body.error_codes).toEqual([50076]);
    await signInAs(browser, ids.adele);
    expect((await silent()).code).toBeDefined();
  });

  it('answers 50105 and 65001 without a page', async () => {
    await signInAs(browser, ids.adele);
    const spa = half.core.directory.application(ids.contoso, ids.knock);
    if (spa) spa.appRoleAssignmentRequired = true;
    const refused = await silent();
    expect(refused.error).toBe('interaction_required');
    expect(refused.error_description).toMatch(/^AADSTS50105: .*Trace ID: /);
    expect(await silent({ scope: 'Application.Read.All' })).toMatchObject({ error: 'consent_required' });
  });
});

describe('refresh tokens', () => {
  it('rotate, and end 24 hours after sign-in whatever was renewed', async () => {
    const first = await tokensFor(half, browser, ids.adele);
    half.core.clock.advance(hours(23));
    const grant = { grant_type: 'refresh_token', scope: 'User.Read openid offline_access' };
    const { body } = await redeem(half, { ...grant, refresh_token: first.refresh_token });
    expect(body.refresh_token).not.toBe(first.refresh_token);
    expect(body.refresh_token_expires_in).toBe(3600);
    half.core.clock.advance(hours(1));
    const ended = await redeem(half, { ...grant, refresh_token: body.refresh_token });
    expect(ended.body).toMatchObject({
      error: 'invalid_grant',
      error_codes: [700084],
      suberror: 'bad_token',
    });
    expect((await silent()).code).toBeDefined();
  });

  it('are revoked without the browser session, or with it', async () => {
    const { refresh_token } = await tokensFor(half, browser, ids.adele);
    await steer('revoke', 'adelev@contoso.com');
    const revoked = await redeem(half, { grant_type: 'refresh_token', refresh_token });
    expect(revoked.body.error_codes).toEqual([50173]);
    expect((await silent()).code).toBeDefined();
    await steer('signOutEverywhere', 'adelev@contoso.com');
    expect(await silent()).toMatchObject({ error: 'login_required' });
    expect((await steer('revoke', 'nobody@contoso.com')).status).toBe(404);
  });
});

describe('an application that is disabled', () => {
  const disable = (isDisabled: boolean) => {
    const knock = half.core.directory.application(ids.contoso, ids.knock);
    if (knock) knock.isDisabled = isDisabled;
  };

  it('gives nobody a token, by no way, until it is enabled', async () => {
    const { refresh_token } = await tokensFor(half, browser, ids.adele);
    const { code = '' } = await silent();
    disable(true);
    expect(entraConfig(await signInAs(browser, ids.megan))).toMatchObject({
      pgid: 'ConvergedError',
      sErrorCode: '7000112',
    });
    const told = await silent({ login_hint: 'adelev@contoso.com' });
    expect(told.error).toBe('unauthorized_client');
    expect(told.error_description).toContain(`AADSTS7000112: Application '${ids.knock}'(`);
    const refresh = { grant_type: 'refresh_token', refresh_token };
    for (const fields of [refresh, { code }])
      expect((await redeem(half, fields)).body).toMatchObject({
        error: 'unauthorized_client',
        error_codes: [7000112],
      });
    disable(false);
    for (const fields of [refresh, { code }]) expect((await redeem(half, fields)).status).toBe(200);
  });
});

describe('consent', () => {
  it('asks once, and a cancel tells the application 65004', async () => {
    const picker = await browser.open(authorizeAddress());
    const question = await browser.press(picker, pickAs(ids.adele));
    expect(entraConfig(question).pgid).toBe('ConvergedConsent');
    const cancelled = fragment(await browser.press(question, cancel));
    expect(cancelled).toMatchObject({ error: 'access_denied', error_subcode: 'cancel' });
    expect(cancelled.error_description).toContain('AADSTS65004');
    expect(fragment(await signInAs(browser, ids.adele)).code).toBeDefined();
    const again = await browser.press(
      await browser.open(authorizeAddress({ prompt: 'select_account' })),
      pickAs(ids.adele),
    );
    expect(fragment(again).code).toBeDefined();
  });

  it('puts everything consented into the token, whatever was asked', async () => {
    half.core.directory.consent(ids.contoso, 'everyone', ids.knock, ['EntitlementManagement.ReadWrite.All']);
    const { access_token, scope } = await tokensFor(half, browser, ids.adele);
    const caller = await half.tokens.verify(access_token);
    expect(caller?.scopes.sort()).toEqual(['EntitlementManagement.ReadWrite.All', 'User.Read']);
    expect(scope.split(' ')).toContain('EntitlementManagement.ReadWrite.All');
  });

  it('refuses a refresh for a scope nobody consented to', async () => {
    const { refresh_token } = await tokensFor(half, browser, ids.adele);
    const grant = { grant_type: 'refresh_token', refresh_token, scope: 'Application.Read.All' };
    expect((await redeem(half, grant)).body).toMatchObject({
      error_codes: [65001],
      suberror: 'consent_required',
    });
  });

  it('shows 90094 for an admin-only scope, and to everybody where people may not consent', async () => {
    const refused = await browser.press(
      await browser.open(authorizeAddress({ scope: 'Application.Read.All' })),
      pickAs(ids.adele),
    );
    expect(entraConfig(refused).sErrorCode).toBe('90094');
    half.core.switches.set({ userConsentAllowed: false });
    const strict = await browser.open(authorizeAddress());
    expect(entraConfig(strict).sErrorCode).toBe('90094');
  });

  it('lets an administrator consent for everybody', async () => {
    const query = `client_id=${ids.knock}&scope=Application.Read.All&state=s`;
    const uri = encodeURIComponent('https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/');
    const picker = await browser.open(
      `https://login.microsoftonline.com/${ids.contoso}/v2.0/adminconsent?${query}&redirect_uri=${uri}`,
    );
    const question = await browser.press(picker, pickAs(ids.admin));
    const done = await browser.press(question, accept);
    expect(done.url.searchParams.get('admin_consent')).toBe('True');
    const scopes = half.core.directory.consentedScopes(ids.contoso, ids.adele, ids.knock);
    expect(scopes).toContain('Application.Read.All');
  });
});

describe('accounts', () => {
  it('gives a guest the object id of the tenant signed in to', async () => {
    const end = await signInAs(browser, ids.adele, {}, 'fabrikam.com');
    const { body } = await redeem(half, { code: fragment(end).code ?? '' }, ids.fabrikam);
    expect(decodeJwt(body.id_token)).toMatchObject({ oid: ids.adeleAtFabrikam, tid: ids.fabrikam });
    expect(JSON.parse(Buffer.from(body.client_info, 'base64url').toString()).uid).toBe(ids.adele);
  });

  it('refuses an account that the tenant does not know', async () => {
    await signInAs(browser, ids.megan);
    const refused = await browser.open(authorizeAddress({}, ids.fabrikam));
    expect(entraConfig(refused).sErrorCode).toBe('50020');
  });

  it('takes common and organizations as the home tenant of whoever signs in', async () => {
    const { code = '' } = fragment(await signInAs(browser, ids.adele, {}, 'organizations'));
    expect(decodeJwt((await redeem(half, { code }, 'organizations')).body.id_token).tid).toBe(ids.contoso);
  });

  it('steps up for an authentication context and then says so in the token', async () => {
    const { refresh_token } = await tokensFor(half, browser, ids.adele);
    const claims = JSON.stringify({ access_token: { acrs: { essential: true, value: 'c1' } } });
    const grant = { grant_type: 'refresh_token', refresh_token, claims };
    expect((await redeem(half, grant)).body.error_codes).toEqual([50076]);
    expect(await silent({ claims })).toMatchObject({ error: 'interaction_required' });
    const { code = '' } = fragment(await signInAs(browser, ids.adele, { claims }));
    expect(decodeJwt((await redeem(half, { code })).body.access_token).acrs).toEqual(['c1']);
  });

  it('signs out of one account or of all', async () => {
    await signInAs(browser, ids.adele);
    await browser.open('https://login.microsoftonline.com/common/oauth2/v2.0/logout');
    expect(await silent()).toMatchObject({ error: 'login_required' });
  });

  it('says when a typed name is nobody, and keeps the trap of the healthy page', async () => {
    const picker = await browser.open(authorizeAddress());
    expect(entraConfig(picker)).toMatchObject({ pgid: 'ConvergedSignIn', sErrorCode: '50058' });
    const reply = await half.handle(
      new Request(`https://login.microsoftonline.com/${ids.contoso}/login`, {
        method: 'POST',
        body: new URLSearchParams({ ctx: String(entraConfig(picker).sCtx), loginfmt: 'nobody@contoso.com' }),
      }),
    );
    expect(await reply.text()).toContain('find an account named nobody@contoso.com');
  });
});

describe('metadata', () => {
  it('publishes the key that signs the tokens', async () => {
    const keys = await half.handle(
      new Request('https://login.microsoftonline.com/common/discovery/v2.0/keys'),
    );
    const metadata = await half.handle(
      new Request('https://login.microsoftonline.us/contoso.com/v2.0/.well-known/openid-configuration'),
    );
    expect((await keys.json()).keys).toHaveLength(1);
    expect((await metadata.json()).issuer).toBe(`https://login.microsoftonline.us/${ids.contoso}/v2.0`);
  });
});
