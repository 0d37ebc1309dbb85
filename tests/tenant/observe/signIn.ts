import { decodeJwt } from 'jose';
import { createLoginControl } from '../login/control.ts';
import { createTestBrowser, type TestBrowser } from '../login/testing/browser.ts';
import { authorizeAddress, entraConfig, fragment, redeemAt, verifier } from '../login/testing/signIn.ts';
import type { Tenant } from '../tenant.ts';
import { send, stillTenant } from '../testing.ts';
import type { Observations } from './observation.ts';

const upn = 'AdeleV@contoso.com';
const page = { origin: 'chrome-extension://hjokmamjgfmgmcmnlojgnmanikcpijdk' };
/** What MSAL adds for a client that copes with challenges. */
const cp1 = JSON.stringify({ access_token: { xms_cc: { values: ['CP1'] } } });

/** Adele in a browser with Knock's registration: the code, and a way to `/token`. */
async function visit(tenant: Tenant) {
  const [contoso] = tenant.seed.tenants;
  const knock = contoso?.applications.find(({ displayName }) => displayName === 'Knock');
  const adele = tenant.core.directory.userByUpn(upn)?.user.id;
  const client = { client_id: knock?.appId ?? '', redirect_uri: knock?.redirectUris[0] ?? '' };
  const browser = createTestBrowser(tenant.handle);
  const open = (more: Record<string, string>) =>
    browser.open(authorizeAddress({ ...client, ...more }, contoso?.id));
  const picker = await open({ prompt: 'select_account' });
  const question = await browser.press(picker, { name: 'account', value: `${contoso?.id}/${adele}` });
  const redeem = (fields: Record<string, string>, headers: HeadersInit = page) =>
    redeemAt(tenant.handle, { ...client, code_verifier: verifier, ...fields }, contoso?.id, headers);
  return { browser, open, question, redeem };
}

const accepted = (browser: TestBrowser, question: Awaited<ReturnType<TestBrowser['open']>>) =>
  browser.press(question, { name: 'answer', value: 'accept' }).then(fragment);

async function signedIn(tenant: Tenant, more: Record<string, string> = {}) {
  const { browser, question, redeem, open } = await visit(tenant);
  const { code = '' } = await accepted(browser, question);
  const { body } = await redeem({ grant_type: 'authorization_code', code, ...more });
  const renew = async (claims = '{}') =>
    (await redeem({ grant_type: 'refresh_token', refresh_token: body.refresh_token, claims })).body;
  return { body, renew, silent: () => open({ prompt: 'none' }).then(fragment) };
}

const steer = (tenant: Tenant, action: string) =>
  createLoginControl(tenant.core).request(`/${action}`, {
    method: 'POST',
    body: JSON.stringify({ user: upn }),
  });

export const ofSignIn: Observations = {
  platform: {
    see: async (tenant) => {
      const { browser, question, redeem } = await visit(tenant);
      const { code = '' } = await accepted(browser, question);
      const asked = { grant_type: 'authorization_code', code };
      const fromNoPage = await redeem(asked, {});
      const fromPage = await redeem(asked);
      return [fromPage, fromNoPage].map(({ status, body, headers }) => [
        body.error_codes?.[0] ?? status,
        headers.has('access-control-allow-origin'),
      ]);
    },
    // Redeemed by no page first: what that takes is used up.
    expect: {
      spa: [
        [200, true],
        [9002327, false],
      ],
      web: [
        [9002326, true],
        [7000218, false],
      ],
      public: [
        [54005, false],
        [200, false],
      ],
    },
  },
  cae: {
    see: async (tenant) => {
      const { body } = await signedIn(tenant, { claims: cp1 });
      await steer(tenant, 'revoke');
      const me = await send(tenant, 'GET', 'https://graph.microsoft.com/v1.0/me', undefined, {
        authorization: `Bearer ${body.access_token}`,
      });
      const header = me.headers.get('www-authenticate') ?? '';
      const claims = /claims="([^"]+)"/.exec(header)?.[1];
      return {
        hours: Math.ceil(Number(body.expires_in) / 3600),
        capability: decodeJwt(body.access_token).xms_cc,
        status: me.status,
        asks: claims === undefined ? [] : Object.keys(JSON.parse(atob(claims)).access_token),
        unquoted: /authorization_uri=https:/.test(header),
      };
    },
    expect: {
      true: { hours: 24, capability: ['CP1'], status: 401, asks: ['nbf'], unquoted: true },
      false: { hours: 1, capability: undefined, status: 200, asks: [], unquoted: false },
    },
  },
  tokenClaims: {
    see: async (tenant) => {
      const { renew } = await signedIn(tenant);
      await steer(tenant, 'requireInteraction');
      const { error_codes, claims } = await renew();
      return { code: error_codes[0], claims: Object.keys(JSON.parse(String(claims ?? '{}'))) };
    },
    expect: { true: { code: 50076, claims: ['access_token'] }, false: { code: 50076, claims: [] } },
  },
  signInFrequencyHours: {
    see: async (tenant) => {
      const { renew, silent } = await signedIn(tenant);
      tenant.core.clock.advance(5 * 3600_000);
      const { error_codes, suberror } = await renew();
      return [error_codes?.[0], suberror, (await silent()).error];
    },
    expect: {
      0: [undefined, undefined, undefined],
      4: [70043, 'token_expired', 'interaction_required'],
    },
  },
  blockedAccount: {
    see: async (given) => {
      const tenant = stillTenant();
      const { renew, silent } = await signedIn(tenant);
      tenant.core.switches.set(given.core.switches.all());
      const { error, error_codes } = await renew();
      const shown = entraConfig((await visit(given)).question).sErrorCode;
      return [error, error_codes?.[0], (await silent()).error, shown];
    },
    expect: {
      none: [undefined, undefined, undefined, ''],
      disabled: ['invalid_grant', 50057, 'access_denied', '50057'],
      risk: ['invalid_grant', 53011, 'access_denied', '53011'],
    },
  },
  consentWorkflow: {
    see: async (tenant) => {
      tenant.core.switches.set({ userConsentAllowed: false });
      return entraConfig((await visit(tenant)).question).sErrorCode;
    },
    expect: { false: '90094', true: '90095' },
  },
};
