import { createHash, randomUUID } from 'node:crypto';
import { isLoginHost } from '../../hosts.ts';
import { createPagesApp } from '../../pages/app.ts';
import { createState } from '../../state/state.ts';
import { createTokenService } from '../../tokens.ts';
import { createLoginApp } from '../app.ts';
import { createTestBrowser, type TestBrowser, type Visit } from './browser.ts';
import { ids, redirectUri, testSeed } from './seed.ts';

/** Sign-in and pages on a small organisation, with real rules and a clock that only tests move. */
export function createWebHalf() {
  const core = createState(testSeed(), { realTime: () => Date.parse('2026-06-01T09:00:00Z') });
  const tokens = createTokenService(core);
  const login = createLoginApp(core, tokens);
  const pages = createPagesApp(core);
  const handle = async (request: Request): Promise<Response> =>
    (isLoginHost(new URL(request.url).hostname) ? login : pages).fetch(request);
  return { core, tokens, handle, browser: () => createTestBrowser(handle) };
}

export type WebHalf = ReturnType<typeof createWebHalf>;

/** What the challenge of `authorizeAddress` was made from. */
export const verifier = randomUUID() + randomUUID();
const challenge = createHash('sha256').update(verifier).digest('base64url');

/** An `/authorize` address as MSAL writes it. */
export function authorizeAddress(params: Record<string, string> = {}, tenant: string = ids.contoso): string {
  const query = new URLSearchParams({
    client_id: ids.knock,
    scope: 'User.Read openid profile offline_access',
    redirect_uri: redirectUri,
    response_mode: 'fragment',
    response_type: 'code',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    state: 'the-state',
    nonce: 'the-nonce',
    ...params,
  });
  return `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/authorize?${query}`;
}

/** The answer in the fragment of the redirect URI. */
export const fragment = ({ url }: Visit): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(url.hash.slice(1)));

export const pickAs = (userId: string) => ({ name: 'account', value: `${ids.contoso}/${userId}` });
export const accept = { name: 'answer', value: 'accept' };
export const cancel = { name: 'answer', value: 'cancel' };

/** From a fresh `/authorize` through the picker and, where shown, consent; answers the end of the road. */
export async function signInAs(
  browser: TestBrowser,
  userId: string,
  params: Record<string, string> = {},
  tenant?: string,
): Promise<Visit> {
  const picker = await browser.open(authorizeAddress({ prompt: 'select_account', ...params }, tenant));
  const next = await browser.press(picker, pickAs(userId));
  return next.text.includes('name="answer"') ? browser.press(next, accept) : next;
}

export type TokenAnswer = Record<string, unknown> & {
  access_token: string;
  refresh_token: string;
  id_token: string;
  client_info: string;
  scope: string;
  error_codes: number[];
};

/** What a browser says of who calls. */
const fromPage = { origin: 'chrome-extension://abcdefghijklmnopabcdefghijklmnop' };

/** `POST /token` for the code of a visit or a refresh token. */
export async function redeem(
  { handle }: WebHalf,
  fields: Record<string, string>,
  tenant: string = ids.contoso,
  headers: HeadersInit = fromPage,
): Promise<{ status: number; body: TokenAnswer; headers: Headers }> {
  return redeemAt(
    handle,
    {
      client_id: ids.knock,
      redirect_uri: redirectUri,
      code_verifier: verifier,
      ...fields,
    },
    tenant,
    headers,
  );
}

/** `POST /token` of any tenant server. */
export async function redeemAt(
  handle: (request: Request) => Promise<Response>,
  fields: Record<string, string>,
  tenant: string = ids.contoso,
  headers: HeadersInit = fromPage,
): Promise<{ status: number; body: TokenAnswer; headers: Headers }> {
  const response = await handle(
    new Request(`https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ grant_type: 'authorization_code', client_info: '1', ...fields }),
    }),
  );
  return { status: response.status, body: await response.json(), headers: response.headers };
}

/** Sign-in and redemption in one. */
export async function tokensFor(half: WebHalf, browser: TestBrowser, userId: string): Promise<TokenAnswer> {
  const { code = '' } = fragment(await signInAs(browser, userId));
  const { body } = await redeem(half, { code });
  return body;
}

/** The `$Config` object of an Entra page. */
export function entraConfig({ text }: Visit): Record<string, unknown> {
  return JSON.parse(/\$Config=(\{.*\});\n\/\/\]\]>/.exec(text)?.[1] ?? '{}');
}
