import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { JWTPayload } from 'jose';
import { accessTokenSeconds } from '../tokens.ts';
import { clientIn } from './applications.ts';
import { type EntraError, entraErrors, grantErrors } from './errors.ts';
import { clientInfo, idTokenClaims } from './idToken.ts';
import type { Login } from './interaction.ts';
import { traceIds } from './page/errorPage.ts';
import { contextsIn, resourceScopes } from './request.ts';
import { type Grant, keep, type RefreshGrant } from './state.ts';

/** A refresh token of a single-page application ends 24 hours after sign-in (refresh-token documentation, 2026-09). */
const refreshMilliseconds = 24 * 3600_000;

/** `POST /{tenant}/oauth2/v2.0/token`: redeems codes and refresh tokens, with CORS for any origin. */
export function createTokenApp(login: Login): Hono {
  const app = new Hono();
  const paths = ['/:tenant/oauth2/v2.0/token', '/:tenant/oauth2/token'];
  app.on('OPTIONS', paths, (c) => new Response(null, { status: 204, headers: corsHeaders(c) }));
  app.on('POST', paths, async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const grant =
      form.get('grant_type') === 'refresh_token' ? fromRefreshToken(login, form) : fromCode(login, form);
    const answer = 'code' in grant ? failure(login, grant) : await success(login, c, form, grant);
    for (const [name, value] of Object.entries(corsHeaders(c))) answer.headers.set(name, value);
    return answer;
  });
  return app;
}

/** A grant that may be turned into tokens. */
interface Redeemed extends Grant {
  nonce: string | undefined;
  /** Scopes the code was asked with. */
  scopes: string[];
  endsAt: number;
}

function fromCode({ core, state }: Login, form: URLSearchParams): Redeemed | EntraError {
  const code = state.codes.get(form.get('code') ?? '');
  const now = core.clock.now();
  if (!code) return grantErrors.unknownGrant;
  if (code.used) return grantErrors.usedCode;
  if (now > code.expiresAt) return grantErrors.expiredCode;
  if (code.clientId !== form.get('client_id')) return grantErrors.otherClient;
  if (code.redirectUri !== form.get('redirect_uri')) return grantErrors.wrongRedirect;
  if (code.challenge !== undefined && code.challenge !== challengeOf(form.get('code_verifier') ?? '')) {
    return grantErrors.wrongVerifier;
  }
  code.used = true;
  if (code.generation !== state.generation(code.account)) return grantErrors.revoked;
  return { ...code, endsAt: now + refreshMilliseconds };
}

function fromRefreshToken({ core, state }: Login, form: URLSearchParams): Redeemed | EntraError {
  const grant = state.refreshTokens.get(form.get('refresh_token') ?? '');
  if (!grant) return grantErrors.unknownGrant;
  if (grant.clientId !== form.get('client_id')) return grantErrors.otherClient;
  if (grant.generation !== state.generation(grant.account)) return grantErrors.revoked;
  if (core.clock.now() >= grant.endsAt) return grantErrors.ended(new Date(grant.issuedAt).toISOString());
  const missing = contextsIn(form.get('claims')).filter((context) => !grant.contexts.includes(context));
  if (missing.length > 0 || state.needsInteraction(grant.account)) {
    return { ...entraErrors.stepUpRequired(), error: 'invalid_grant' };
  }
  return { ...grant, nonce: undefined, scopes: [] };
}

async function success(login: Login, c: Context, form: URLSearchParams, grant: Redeemed): Promise<Response> {
  const { core, tokens } = login;
  const tenant = core.directory.tenant(grant.tenantId);
  const user = tenant?.users.find((candidate) => candidate.id === grant.userId);
  const client = tenant && clientIn(core, tenant, grant.clientId);
  if (!tenant || !user || !client) return failure(login, grantErrors.unknownGrant);

  const asked = (form.get('scope') ?? grant.scopes.join(' ')).split(/\s+/).filter(Boolean);
  const granted = core.directory.consentedScopes(tenant.id, user.id, grant.clientId);
  const wanted = resourceScopes(asked, client.application.delegatedScopes ?? []);
  if (wanted.some((scope) => !granted.includes(scope))) {
    return failure(login, { ...entraErrors.consentRequired(client), error: 'invalid_grant' });
  }

  const caller = { tenantId: tenant.id, userId: user.id, clientId: grant.clientId, scopes: granted };
  const extra: JWTPayload = grant.contexts.length > 0 ? { acrs: grant.contexts } : {};
  const origin = `https://${new URL(c.req.url).host}`;
  const idClaims = idTokenClaims({ origin, tenant, user, ...grant });
  const issued = {
    access_token: await tokens.issueWith(caller, extra),
    ...(asked.includes('offline_access') ? refreshMembers(login, grant) : {}),
    ...(asked.includes('openid') ? { id_token: await tokens.sign(idClaims, accessTokenSeconds) } : {}),
  };
  note(login, grant.clientId, issued);
  return Response.json(
    {
      token_type: 'Bearer',
      scope: echoedScopes(asked, granted),
      expires_in: accessTokenSeconds - 1,
      ext_expires_in: accessTokenSeconds - 1,
      ...issued,
      client_info: clientInfo(grant.account),
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
function refreshMembers({ core, state }: Login, { endsAt, ...rest }: Redeemed) {
  const refresh: RefreshGrant = { ...withoutCode(rest), issuedAt: endsAt - refreshMilliseconds, endsAt };
  return {
    refresh_token: keep(state.refreshTokens, refresh, '1.'),
    refresh_token_expires_in: Math.floor((endsAt - core.clock.now()) / 1000),
  };
}

const withoutCode = ({ clientId, tenantId, userId, account, contexts, kept, generation }: Grant): Grant => ({
  clientId,
  tenantId,
  userId,
  account,
  contexts,
  kept,
  generation,
});

/** Everything consented comes back, in the form that was asked for. */
function echoedScopes(asked: string[], granted: string[]): string {
  const prefix =
    /^https:\/\/[^/]+\//.exec(asked.find((scope) => scope.startsWith('https://')) ?? '')?.[0] ?? '';
  const openId = asked.filter((scope) => ['openid', 'profile', 'email'].includes(scope));
  return [...openId, ...granted.map((scope) => prefix + scope)].join(' ');
}

const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

const noStore = { 'cache-control': 'no-store', pragma: 'no-cache' };

function failure({ core }: Login, error: EntraError): Response {
  const ids = traceIds(core.clock.now());
  const timestamp = `${ids.timestamp.slice(0, 19).replace('T', ' ')}Z`;
  return Response.json(
    {
      error: error.error,
      error_description: `${error.message} Trace ID: ${ids.requestId} Correlation ID: ${ids.correlationId} Timestamp: ${timestamp}`,
      error_codes: [error.code],
      timestamp,
      trace_id: ids.requestId,
      correlation_id: ids.correlationId,
      error_uri: `https://login.microsoftonline.com/error?code=${error.code}`,
      ...(error.subError ? { suberror: error.subError } : {}),
    },
    { status: 400, headers: noStore },
  );
}

/** Entra answers CORS for the redirect URI's origin; browsers of the tests only ever come from registered ones. */
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
