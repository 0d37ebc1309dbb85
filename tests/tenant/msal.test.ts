import {
  CacheLookupPolicy,
  InteractionRequiredAuthError,
  PublicClientApplication,
} from '@azure/msal-browser';
import { Window } from 'happy-dom';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { loginState } from './login/state.ts';
import { createTestBrowser, type TestBrowser } from './login/testing/browser.ts';
import { ids, redirectUri, testSeed } from './login/testing/seed.ts';
import { accept, cancel, pickAs } from './login/testing/signIn.ts';
import { asFetch, createTenant, type Tenant } from './tenant.ts';

let tenant: Tenant;
let browser: TestBrowser;
let captured: (url: string) => void;
let client: PublicClientApplication;

beforeEach(async () => {
  tenant = createTenant(testSeed());
  browser = createTestBrowser(tenant.handle);
  vi.stubGlobal('fetch', asFetch(tenant));
  stubPage();
  client = new PublicClientApplication({
    auth: {
      clientId: ids.knock,
      authority: `https://login.microsoftonline.com/${ids.contoso}`,
      redirectUri,
      onRedirectNavigate: (url) => {
        captured(url);
        return false;
      },
    },
    cache: { cacheLocation: 'sessionStorage' },
  });
  await client.initialize();
});
afterEach(() => vi.unstubAllGlobals());

/** Only what MSAL needs of a page: the network stays Node's, which lets the test browser send cookies. */
function stubPage(): void {
  const window = new Window({ url: 'https://page.contoso.com/' });
  Object.defineProperty(window, 'crypto', { value: crypto });
  vi.stubGlobal('window', window);
  for (const name of ['document', 'navigator', 'sessionStorage', 'localStorage', 'location'] as const) {
    vi.stubGlobal(name, window[name]);
  }
}

const scopes = ['User.Read'];

function start(request: Parameters<PublicClientApplication['acquireTokenRedirect']>[0]): Promise<string> {
  return new Promise((resolve, reject) => {
    captured = resolve;
    client.acquireTokenRedirect(request).catch(reject);
  });
}

const finish = (hash: string) => client.handleRedirectPromise({ hash, navigateToLoginRequestUrl: false });

async function signIn() {
  const picker = await browser.open(await start({ scopes, prompt: 'select_account' }));
  const question = await browser.press(picker, pickAs(ids.adele));
  return finish((await browser.press(question, accept)).url.hash);
}

const calls = (): string[] =>
  tenant.core.log.rows().map(({ method, path }) => `${method} ${path.replace(/\?.*/, '').split('/').pop()}`);

it('signs in with the real MSAL, caches under the scopes asked for, and renews', async () => {
  const result = await signIn();
  expect(result?.account.username).toBe('adelev@contoso.com');
  expect(result?.account.localAccountId).toBe(ids.adele);
  const account = result?.account;
  if (!account) throw new Error('no account');
  tenant.core.log.clear();
  const policy = { scopes, account, cacheLookupPolicy: CacheLookupPolicy.AccessTokenAndRefreshToken };
  const cached = await client.acquireTokenSilent(policy);
  expect([cached.accessToken, calls()]).toEqual([result.accessToken, []]);
  const renewed = await client.acquireTokenSilent({ ...policy, forceRefresh: true });
  expect(renewed.accessToken).not.toBe(result.accessToken);
  expect(calls()).toEqual(['POST token']);
});

it('turns a revoked refresh token into interaction required, and prompt=none brings the account back', async () => {
  const account = (await signIn())?.account;
  if (!account) throw new Error('no account');
  loginState(tenant.core).revoke({ homeTenantId: ids.contoso, homeUserId: ids.adele });
  const policy = CacheLookupPolicy.RefreshToken;
  const refused = client.acquireTokenSilent({ scopes, account, cacheLookupPolicy: policy });
  await expect(refused).rejects.toBeInstanceOf(InteractionRequiredAuthError);
  const end = await browser.open(await start({ scopes, account, prompt: 'none' }));
  expect((await finish(end.url.hash))?.account.homeAccountId).toBe(account.homeAccountId);
});

it('hears of a cancelled consent', async () => {
  const picker = await browser.open(await start({ scopes }));
  const question = await browser.press(picker, pickAs(ids.adele));
  const end = await browser.press(question, cancel);
  await expect(finish(end.url.hash)).rejects.toThrow('AADSTS65004');
});
