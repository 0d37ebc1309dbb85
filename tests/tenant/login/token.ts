import { type Context, Hono } from 'hono';
import type { JWTPayload } from 'jose';
import { accessTokenSeconds, evaluatedTokenSeconds } from '../tokens.ts';
import { clientIn } from './applications.ts';
import { entraErrors } from './errors.ts';
import { grantErrors } from './grantErrors.ts';
import { isForPages, type Redeemed, redeemed, refreshMilliseconds, type TokenCall } from './grants.ts';
import { clientInfo, idTokenClaims } from './idToken.ts';
import type { Login } from './interaction.ts';
import { declaresCapability, resourceScopes } from './request.ts';
import { type Grant, keep, type RefreshGrant } from './state.ts';
import { noStore, tokenFailure } from './tokenFailure.ts';

/** `POST /{tenant}/oauth2/v2.0/token`: redeems codes, refresh tokens and device codes. */
export function createTokenApp(login: Login): Hono {
  const app = new Hono();
  const paths = ['/:tenant/oauth2/v2.0/token', '/:tenant/oauth2/token'];
  app.on('OPTIONS', paths, (c) => new Response(null, { status: 204, headers: corsHeaders(c) }));
  app.on('POST', paths, async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const segment = new URL(c.req.url).pathname.split('/')[1] ?? '';
    const call: TokenCall = { segment, form, origin: c.req.header('origin') };
    const grant = redeemed(login, call);
    const answer = 'code' in grant ? tokenFailure(login.core, grant) : await success(login, c, form, grant);
    // The refusal of a wrong platform is read by pages, too: MSAL shows it (microsoft-authentication-library-for-js#2482).
    const isReadable = isForPages(login, call) || ('code' in grant && grant.code === 9002326);
    if (isReadable)
      for (const [name, value] of Object.entries(corsHeaders(c))) answer.headers.set(name, value);
    return answer;
  });
  return app;
}

async function success(login: Login, c: Context, form: URLSearchParams, grant: Redeemed): Promise<Response> {
  const { core, tokens } = login;
  const tenant = core.directory.tenant(grant.tenantId);
  const user = tenant?.users.find((candidate) => candidate.id === grant.userId);
  const client = tenant && clientIn(core, tenant, grant.clientId);
  if (!tenant || !user || !client) return tokenFailure(core, grantErrors.unknownGrant);

  const asked = (form.get('scope') ?? grant.scopes.join(' ')).split(/\s+/).filter(Boolean);
  const granted = core.directory.consentedScopes(tenant.id, user.id, grant.clientId);
  const wanted = resourceScopes(asked, client.application.delegatedScopes ?? []);
  if (wanted.some((scope) => !granted.includes(scope))) {
    return tokenFailure(core, { ...entraErrors.consentRequired(client), error: 'invalid_grant' });
  }

  const caller = { tenantId: tenant.id, userId: user.id, clientId: grant.clientId, scopes: granted };
  const isEvaluated = core.switches.get('cae') && declaresCapability(form.get('claims'));
  const lifetime = isEvaluated ? evaluatedTokenSeconds : accessTokenSeconds;
  const extra: JWTPayload = {
    ...(grant.contexts.length > 0 ? { acrs: grant.contexts } : {}),
    ...(isEvaluated ? { xms_cc: ['CP1'], xms_gen: grant.generation } : {}),
  };
  const origin = `https://${new URL(c.req.url).host}`;
  const idClaims = idTokenClaims({ origin, tenant, user, ...grant });
  const issued = {
    access_token: await tokens.issueWith(caller, extra, lifetime),
    ...(asked.includes('offline_access') ? refreshMembers(login, grant) : {}),
    ...(asked.includes('openid') ? { id_token: await tokens.sign(idClaims, accessTokenSeconds) } : {}),
  };
  note(login, grant.clientId, issued);
  return Response.json(
    {
      token_type: 'Bearer',
      scope: echoedScopes(asked, granted),
      expires_in: lifetime - 1,
      ext_expires_in: lifetime - 1,
      ...issued,
      ...(form.get('client_info') === '1' ? { client_info: clientInfo(grant.account) } : {}),
    },
    { headers: noStore },
  );
}

/** Keeps what is handed out. */
function note({ state }: Login, clientId: string, given: Partial<Record<string, string | number>>): void {
  for (const kind of ['access', 'id', 'refresh'] as const) {
    const token = given[`${kind}_token`];
    if (typeof token === 'string') state.issued.push({ kind, clientId, token });
  }
}

/** Keeps a rotated refresh token; its end stays where sign-in put it. */
function refreshMembers({ core, state }: Login, { endsAt, isSinglePage, ...rest }: Redeemed) {
  const issuedAt = endsAt - refreshMilliseconds(isSinglePage);
  const refresh: RefreshGrant = { ...withoutCode(rest), isSinglePage, issuedAt, endsAt };
  return {
    refresh_token: keep(state.refreshTokens, refresh, '1.'),
    refresh_token_expires_in: Math.floor((endsAt - core.clock.now()) / 1000),
  };
}

const withoutCode = ({
  clientId,
  tenantId,
  userId,
  account,
  contexts,
  kept,
  generation,
  signedInAt,
}: Grant): Grant => ({
  clientId,
  tenantId,
  userId,
  account,
  contexts,
  kept,
  generation,
  signedInAt,
});

/** Everything consented comes back, in the form that was asked for. */
function echoedScopes(asked: string[], granted: string[]): string {
  const prefix =
    /^https:\/\/[^/]+\//.exec(asked.find((scope) => scope.startsWith('https://')) ?? '')?.[0] ?? '';
  const openId = asked.filter((scope) => ['openid', 'profile', 'email'].includes(scope));
  return [...openId, ...granted.map((scope) => prefix + scope)].join(' ');
}

/** For whichever origin asks: which may is told apart above. */
function corsHeaders(c: Context): Record<string, string> {
  const origin = c.req.header('origin');
  if (!origin) return {};
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'POST, OPTIONS',
    'access-control-allow-headers': c.req.header('access-control-request-headers') ?? '*',
    vary: 'Origin',
  };
}
