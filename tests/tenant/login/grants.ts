import { createHash } from 'node:crypto';
import { personIn } from './accounts.ts';
import {
  type Client,
  clientAnywhere,
  clientIn,
  hasSinglePage,
  type Platform,
  platformOf,
} from './applications.ts';
import { type EntraError, entraErrors } from './errors.ts';
import { grantErrors } from './grantErrors.ts';
import type { Login } from './interaction.ts';
import { contextsIn } from './request.ts';
import { blockOf, type Grant, isPastFrequency } from './state.ts';

/** One call of `/token`. */
export interface TokenCall {
  /** First path segment: id, domain, `organizations` or `common`. */
  segment: string;
  form: URLSearchParams;
  /** Of the page that calls; `undefined`: no page. */
  origin: string | undefined;
}

/** A grant that may be turned into tokens. */
export interface Redeemed extends Grant {
  nonce: string | undefined;
  /** Scopes the code was asked with. */
  scopes: string[];
  isSinglePage: boolean;
  endsAt: number;
}

const day = 24 * 3600_000;
/** How long a refresh token lives: fixed for single-page applications (refresh-token documentation, 2026-09). */
export const refreshMilliseconds = (isSinglePage: boolean): number => (isSinglePage ? day : 90 * day);

type Redeem = (login: Login, call: TokenCall, client: Client) => Redeemed | EntraError;

const ways: Record<string, Redeem> = {
  authorization_code: fromCode,
  refresh_token: fromRefreshToken,
  'urn:ietf:params:oauth:grant-type:device_code': fromDeviceCode,
  // As MSAL writes it.
  device_code: fromDeviceCode,
};

/** What a call of `/token` is granted, or why not. In the order of Entra's checks: call, tenant, client, grant. */
export function redeemed(login: Login, call: TokenCall): Redeemed | EntraError {
  const { core } = login;
  const missing = ['grant_type', 'client_id'].find((name) => !call.form.get(name));
  if (missing !== undefined) return grantErrors.missing(missing);
  const redeem = ways[call.form.get('grant_type') ?? ''];
  if (redeem === undefined) return grantErrors.unknownGrantType;
  const isAnywhere = call.segment === 'organizations' || call.segment === 'common';
  const tenant = core.directory.tenant(call.segment);
  if (!tenant && !isAnywhere) return entraErrors.unknownTenant(call.segment);
  const clientId = (call.form.get('client_id') ?? '').toLowerCase();
  const client = tenant ? clientIn(core, tenant, clientId) : clientAnywhere(core, clientId);
  if (!client) return entraErrors.unknownApplication(clientId, tenant?.displayName ?? call.segment);
  if (client.application.isDisabled) return entraErrors.applicationDisabled(client);
  return redeem(login, call, client);
}

/** Whether pages may read the answer: for redirect URIs of single-page applications, and where that is the mistake. */
export function isForPages({ core }: Login, { segment, form }: TokenCall): boolean {
  const tenant = core.directory.tenant(segment);
  const clientId = (form.get('client_id') ?? '').toLowerCase();
  const client = tenant ? clientIn(core, tenant, clientId) : clientAnywhere(core, clientId);
  if (!client) return false;
  const uri = form.get('redirect_uri');
  return uri === null ? hasSinglePage(core, client) : platformOf(core, client, uri) === 'spa';
}

/** Who may redeem for a platform: pages for single-page applications alone, and a web application by its secret. */
function wrongPlatform(platform: Platform, { form, origin }: TokenCall): EntraError | undefined {
  if (platform === 'spa') return origin === undefined ? grantErrors.onlyCrossOrigin : undefined;
  if (origin !== undefined) return grantErrors.onlySinglePage(origin);
  const isProven = form.has('client_secret') || form.has('client_assertion');
  return platform === 'web' && !isProven ? grantErrors.noSecret : undefined;
}

function fromCode({ core, state }: Login, call: TokenCall, client: Client): Redeemed | EntraError {
  const { form, segment } = call;
  if (!form.get('code')) return grantErrors.missing('code');
  const code = state.codes.get(form.get('code') ?? '');
  const now = core.clock.now();
  if (!code || code.clientId !== client.application.appId) return grantErrors.unknownGrant;
  if (core.directory.tenant(segment) && core.directory.tenant(segment)?.id !== code.tenantId)
    return grantErrors.otherTenant;
  if (code.used) return grantErrors.usedCode;
  if (now > code.expiresAt) return grantErrors.expiredCode;
  if (code.redirectUri !== form.get('redirect_uri')) return grantErrors.wrongRedirect;
  const platform = platformOf(core, client, code.redirectUri);
  const wrong = wrongPlatform(platform, call);
  if (wrong !== undefined) return wrong;
  if (platform === 'spa' && code.challenge === undefined) return grantErrors.challengeMissing;
  if (code.challenge !== undefined && !isChallenge(code, form.get('code_verifier') ?? ''))
    return grantErrors.wrongVerifier;
  code.used = true;
  if (code.generation !== state.generation(code.account)) return grantErrors.revoked;
  const isSinglePage = platform === 'spa';
  return { ...code, isSinglePage, endsAt: now + refreshMilliseconds(isSinglePage) };
}

const isChallenge = (
  { challenge, challengeMethod }: { challenge: string | undefined; challengeMethod: string | undefined },
  verifier: string,
): boolean =>
  challenge ===
  (challengeMethod === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url'));

function fromRefreshToken(login: Login, call: TokenCall, client: Client): Redeemed | EntraError {
  const { core, state } = login;
  const token = call.form.get('refresh_token') ?? '';
  if (token === '') return grantErrors.missing('refresh_token');
  if (!token.startsWith('1.')) return grantErrors.malformed;
  const grant = state.refreshTokens.get(token);
  if (!grant || grant.clientId !== client.application.appId) return grantErrors.unknownGrant;
  if (grant.isSinglePage && call.origin === undefined) return grantErrors.onlyCrossOrigin;
  if (!grant.isSinglePage && call.origin !== undefined) return grantErrors.onlySinglePage(call.origin);
  if (grant.generation !== state.generation(grant.account)) return grantErrors.revoked;
  const blocked = blockOf(core);
  if (blocked) return { ...blocked, error: 'invalid_grant' };
  const issuedAt = new Date(grant.issuedAt).toISOString();
  if (core.clock.now() >= grant.endsAt) return grantErrors.ended(issuedAt);
  if (isPastFrequency(core, grant.signedInAt))
    return grantErrors.tooOld(issuedAt, core.switches.get('signInFrequencyHours') * 3600);
  const missing = contextsIn(call.form.get('claims')).filter((context) => !grant.contexts.includes(context));
  if (missing.length > 0 || state.needsInteraction(grant.account)) return stepUp(login, missing);
  return { ...grant, nonce: undefined, scopes: [] };
}

/** The claims name the policies that ask for more, by ids that mean something to Entra alone. */
function stepUp({ core }: Login, contexts: string[]): EntraError {
  const claims =
    contexts.length > 0
      ? { acrs: { essential: true, value: contexts[0] } }
      : { polids: { essential: true, values: ['5ce770ea-8690-4747-aa73-c5b3cd509cd4'] } };
  return {
    ...entraErrors.stepUpRequired(),
    error: 'invalid_grant',
    ...(core.switches.get('tokenClaims') ? { claims: JSON.stringify({ access_token: claims }) } : {}),
  };
}

function fromDeviceCode({ core, state }: Login, { form }: TokenCall, client: Client): Redeemed | EntraError {
  const key = form.get('device_code') ?? '';
  if (key === '') return grantErrors.missing('device_code');
  const device = state.devices.get(key);
  if (!device || device.clientId !== client.application.appId) return grantErrors.unknownGrant;
  const isPublic = client.application.redirectUris.some((uri) => platformOf(core, client, uri) === 'public');
  if (!isPublic) return grantErrors.noSecret;
  const now = core.clock.now();
  if (now > device.expiresAt) return grantErrors.deviceExpired;
  const { account } = device;
  const tenant = account && core.directory.tenant(account.homeTenantId);
  const person = tenant && personIn(core, tenant, account);
  if (!account || !person) return grantErrors.devicePending;
  state.devices.delete(key);
  return {
    clientId: device.clientId,
    tenantId: person.tenant.id,
    userId: person.user.id,
    account,
    contexts: [],
    kept: false,
    generation: state.generation(account),
    signedInAt: now,
    nonce: undefined,
    scopes: device.scopes,
    isSinglePage: false,
    endsAt: now + refreshMilliseconds(false),
  };
}
