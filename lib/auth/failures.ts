import { type Failure, fail, type Result } from '../platform/failure.ts';
import { employeeScopes } from './tokenSource.ts';

/** What a refused sign-in was about; needed for words and the administrator's address. */
export interface RefusedSignIn {
  clientId: string;
  tenantId: string;
  loginHost: string;
  graphHost: string;
  redirectUri: string;
  scopes: readonly string[];
}

/** The fields of MSAL's errors that are read, so that this file needs no MSAL. */
interface ErrorFacts {
  code: string;
  message: string;
  claims: string;
}

/**
 * AADSTS numbers, from Microsoft's reference of sign-in error codes (as seen 2026-11).
 * Consent: 65001 not consented, 65004 declined, 90093 and 90094 an administrator must, 90095 may be asked to.
 */
const consentCodes: ReadonlySet<number> = new Set([65001, 65004, 90093, 90094, 90095]);
/** Only an administrator can cure these. */
const administratorCodes: ReadonlySet<number> = new Set([90093, 90094, 90095]);
/** Signing in once more cannot cure these, whatever OAuth `error` they come with. */
const refusalCodes: ReadonlySet<number> = new Set([
  50011, 50020, 50034, 50053, 50057, 50105, 50194, 53000, 53001, 53002, 53003, 53004, 53011, 530003, 650052,
  650053, 65005, 70001, 700016, 7000112, 90002, 500011, 9002325, 9002326,
]);

/** Source: msal-browser 5.29 and OAuth 2.0 / OpenID Connect error values. */
const interactionCodes: ReadonlySet<string> = new Set([
  'interaction_required',
  'login_required',
  'consent_required',
  'invalid_grant',
  'bad_token',
  'no_tokens_found',
  'refresh_token_expired',
  'no_account_error',
  'ui_not_allowed',
  'interrupted_user',
  'account_selection_required',
]);
const networkCodes: ReadonlySet<string> = new Set([
  'no_network_connectivity',
  'post_request_failed',
  'get_request_failed',
  'network_error',
]);

/** Entra's own trouble; says nothing about the person. */
const passingCodes: ReadonlySet<string> = new Set(['temporarily_unavailable', 'server_error']);

/** Turns what MSAL threw into a `Failure`. Nothing of its text is kept. Never throws. */
export function signInFailure(error: unknown, about: RefusedSignIn): Failure {
  const { code, message, claims } = factsOf(error);
  const number = aadsts(message);
  if (networkCodes.has(code)) return { kind: 'offline' };
  if (passingCodes.has(code)) return { kind: 'unexpected' };
  if (number !== undefined && consentCodes.has(number)) return consentNeeded(about, number);
  if (number !== undefined && refusalCodes.has(number)) return { kind: 'signInRefused', code: number };
  if (claims !== '') return { kind: 'claimsChallenge', claims };
  if (interactionCodes.has(code)) return { kind: 'interactionRequired' };
  if (number !== undefined) return { kind: 'signInRefused', code: number };
  if (code === 'access_denied') return { kind: 'signInCancelled' };
  return { kind: 'unexpected' };
}

function consentNeeded(about: RefusedSignIn, number: number): Failure {
  const scopes = [...about.scopes];
  const low: readonly string[] = employeeScopes;
  const needsAdministrator =
    administratorCodes.has(number) || (number === 65001 && scopes.some((scope) => !low.includes(scope)));
  return {
    kind: 'consentNeeded',
    scopes,
    ...(needsAdministrator ? { adminConsentUrl: adminConsentUrl(about) } : {}),
  };
}

/**
 * Where an administrator consents for everybody.
 * Source: "Admin consent on the Microsoft identity platform", v2.0 endpoint, as seen 2026-11.
 */
export function adminConsentUrl(about: RefusedSignIn): string {
  const url = new URL(`https://${about.loginHost}/${about.tenantId}/v2.0/adminconsent`);
  url.searchParams.set('client_id', about.clientId);
  url.searchParams.set('scope', about.scopes.map((scope) => `https://${about.graphHost}/${scope}`).join(' '));
  url.searchParams.set('redirect_uri', about.redirectUri);
  return url.href;
}

/** The first AADSTS number in Entra's text. */
export function aadsts(text: string): number | undefined {
  const digits = /AADSTS(\d{4,8})/.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * `launchWebAuthFlow` rejects with sentences only. Chromium 156 and Firefox 153, seen 2026-11: "The user did not
 * approve access.", "User cancelled or denied access."; "User interaction required. …", "Requires user interaction";
 * "Authorization page could not be loaded."; "Only one web auth flow is allowed at a time."
 */
export function flowFailure(error: unknown): Result<never> {
  const sentence = error instanceof Error ? error.message : String(error);
  if (/did not approve|cancelled or denied/i.test(sentence)) return fail({ kind: 'signInCancelled' });
  if (/user interaction/i.test(sentence)) return fail({ kind: 'interactionRequired' });
  if (/could not be loaded/i.test(sentence)) return fail({ kind: 'offline' });
  if (/only one web auth flow/i.test(sentence)) return fail({ kind: 'signInInterrupted' });
  return fail({ kind: 'unexpected' });
}

function factsOf(error: unknown): ErrorFacts {
  if (typeof error !== 'object' || error === null) return { code: '', message: '', claims: '' };
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return {
    code: 'errorCode' in error ? text(error.errorCode) : '',
    message: 'errorMessage' in error ? text(error.errorMessage) : '',
    claims: 'claims' in error ? text(error.claims) : '',
  };
}
