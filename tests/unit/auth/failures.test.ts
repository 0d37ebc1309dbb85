import { describe, expect, it } from 'vitest';
import { aadsts, adminConsentUrl, flowFailure, signInFailure } from '../../../lib/auth/failures.ts';

const about = {
  clientId: '30000000-0000-4000-8000-000000000001',
  tenantId: '10000000-0000-4000-8000-000000000001',
  loginHost: 'login.microsoftonline.com',
  graphHost: 'graph.microsoft.com',
  redirectUri: 'https://abcdefghijklmnop.chromiumapp.org/',
  scopes: ['User.Read'],
};

const thrown = (errorCode: string, errorMessage = '', more: object = {}) =>
  Object.assign(new Error(`${errorCode}: ${errorMessage}`), { errorCode, errorMessage, ...more });

describe('what MSAL throws', () => {
  it.each([
    [
      'invalid_grant',
      'AADSTS700084: The refresh token was issued to a single page app',
      { kind: 'interactionRequired' },
    ],
    ['invalid_grant', 'AADSTS50173: revoked', { kind: 'interactionRequired' }],
    ['login_required', 'AADSTS50058: no user is signed in', { kind: 'interactionRequired' }],
    ['interaction_required', 'AADSTS50076: multi-factor', { kind: 'interactionRequired' }],
    ['no_tokens_found', '', { kind: 'interactionRequired' }],
    ['interaction_required', 'AADSTS53003: blocked', { kind: 'signInRefused', code: 53003 }],
    ['interaction_required', 'AADSTS50105: Your administrator', { kind: 'signInRefused', code: 50105 }],
    ['unauthorized_client', 'AADSTS700016: not found', { kind: 'signInRefused', code: 700016 }],
    ['unauthorized_client', 'AADSTS7000112: disabled', { kind: 'signInRefused', code: 7000112 }],
    ['invalid_client', 'AADSTS650099: new', { kind: 'signInRefused', code: 650099 }],
    // Entra wants to be left alone: signing in again at once would feed the loop.
    ['invalid_grant', 'AADSTS50196: client request loop', { kind: 'throttled', until: 300_000 }],
    ['invalid_request', 'AADSTS90055: throttled', { kind: 'throttled', until: 300_000 }],
    ['invalid_grant', 'AADSTS70043: sign-in frequency', { kind: 'interactionRequired' }],
    ['temporarily_unavailable', 'AADSTS90033: transient', { kind: 'unexpected' }],
    ['access_denied', 'AADSTS65004: User declined', { kind: 'consentNeeded', scopes: ['User.Read'] }],
    ['consent_required', 'AADSTS65001: not consented', { kind: 'consentNeeded', scopes: ['User.Read'] }],
    ['access_denied', 'closed', { kind: 'signInCancelled' }],
    ['no_network_connectivity', '', { kind: 'offline' }],
    ['network_error', '', { kind: 'signInUnreachable' }],
    ['post_request_failed', '', { kind: 'signInUnreachable' }],
    ['get_request_failed', '', { kind: 'signInUnreachable' }],
    ['state_mismatch', '', { kind: 'unexpected' }],
  ])('%s %s', (code, message, failure) => {
    expect(signInFailure(thrown(code, message), about, 0)).toEqual(failure);
  });

  it('keeps a claims challenge for the next sign-in', () => {
    const claims = '{"access_token":{"acrs":{"value":"c1"}}}';
    const error = thrown('interaction_required', 'AADSTS50076: more', { claims });
    expect(signInFailure(error, about)).toEqual({ kind: 'claimsChallenge', claims });
  });

  it.each([
    ['an administrator must', 'AADSTS90094: An administrator', ['User.Read']],
    ['scopes beyond the employee’s', 'AADSTS65001: not consented', ['Application.Read.All']],
  ])('names the address for administrators: %s', (_what, message, scopes) => {
    const failure = signInFailure(thrown('consent_required', message), { ...about, scopes });
    expect(failure).toMatchObject({ kind: 'consentNeeded', scopes });
    expect(failure).toHaveProperty('adminConsentUrl', adminConsentUrl({ ...about, scopes }));
  });

  it.each([undefined, null, 'text', 42, {}])('survives %j', (error) => {
    expect(signInFailure(error, about)).toEqual({ kind: 'unexpected' });
  });

  it.each([
    ['login.microsoftonline.com', 'https://entra.microsoft.com/'],
    ['login.microsoftonline.us', 'https://entra.microsoft.us/'],
    ['login.chinacloudapi.cn', 'https://portal.azure.cn/'],
  ])('names the place where a wrong platform is changed: %s', (loginHost, portal) => {
    for (const code of [9002326, 9002327]) {
      const failure = signInFailure(thrown('invalid_request', `AADSTS${code}: x`), { ...about, loginHost });
      const registrationUrl = expect.stringMatching(
        `^${portal}#view/.*/Authentication/appId/${about.clientId}$`,
      );
      expect(failure).toEqual({ kind: 'signInRefused', code, registrationUrl });
    }
  });

  it('keeps nothing of the text', () => {
    const secret = 'adelev@contoso.com eyJ0eXAi';
    for (const code of ['invalid_grant', 'access_denied', 'odd', 'interaction_required']) {
      const failure = signInFailure(thrown(code, `AADSTS50105: ${secret}`), about);
      expect(JSON.stringify(failure)).not.toContain('adelev');
    }
  });
});

describe('the address for administrators', () => {
  it('is that tenant’s, with full scope names', () => {
    const url = new URL(adminConsentUrl({ ...about, scopes: ['User.Read', 'Application.Read.All'] }));
    expect(url.origin + url.pathname).toBe(
      `https://login.microsoftonline.com/${about.tenantId}/v2.0/adminconsent`,
    );
    expect(url.searchParams.get('scope')).toBe(
      'https://graph.microsoft.com/User.Read https://graph.microsoft.com/Application.Read.All',
    );
    expect(url.searchParams.get('redirect_uri')).toBe(about.redirectUri);
  });
});

describe('what browsers say of a flow', () => {
  it.each([
    ['The user did not approve access.', 'signInCancelled'],
    ['User cancelled or denied access.', 'signInCancelled'],
    ['User interaction required. Try setting `abortOnLoadForNonInteractive`', 'interactionRequired'],
    ['Requires user interaction', 'interactionRequired'],
    ['Authorization page could not be loaded.', 'signInUnreachable'],
    ['Only one web auth flow is allowed at a time.', 'signInInterrupted'],
    ['something new', 'unexpected'],
  ])('%s', (sentence, kind) => {
    expect(flowFailure(new Error(sentence), true)).toEqual({ ok: false, failure: { kind } });
  });

  it('without a network: offline', () => {
    const error = new Error('Authorization page could not be loaded.');
    expect(flowFailure(error, false)).toEqual({ ok: false, failure: { kind: 'offline' } });
  });
});

it('reads the first AADSTS number', () => {
  expect(aadsts('AADSTS9002325: Proof Key')).toBe(9002325);
  expect(aadsts('no number')).toBeUndefined();
});
