import { signInMeaning } from '../denial/aadsts.ts';
import { minute } from '../platform/durations.ts';
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
/** A call got no answer, whatever the reason. */
const unreachableCodes: ReadonlySet<string> = new Set([
  'post_request_failed',
  'get_request_failed',
  'network_error',
]);

/** Entra's own trouble; says nothing about the person. */
const passingCodes: ReadonlySet<string> = new Set(['temporarily_unavailable', 'server_error']);

/** Turns what MSAL threw into a `Failure`. Nothing of its text is kept. Never throws. */
export function signInFailure(error: unknown, about: RefusedSignIn, now = Date.now()): Failure {
  const { code, message, claims } = factsOf(error);
  const number = aadsts(message);
  if (code === 'no_network_connectivity') return { kind: 'offline' };
  if (unreachableCodes.has(code)) return unreachable();
  if (passingCodes.has(code)) return { kind: 'unexpected' };
  const meaning = number === undefined ? null : signInMeaning(number);
  if (meaning === 'consent' || meaning === 'administrator')
    return consentNeeded(about, meaning === 'administrator', number);
  if (meaning === 'later') return { kind: 'throttled', until: now + leftAloneMs };
  if (number !== undefined && meaning === 'platform')
    return { kind: 'signInRefused', code: number, registrationUrl: registrationUrl(about) };
  if (number !== undefined && meaning === 'final') return { kind: 'signInRefused', code: number };
  if (claims !== '') return { kind: 'claimsChallenge', claims };
  if (interactionCodes.has(code)) return { kind: 'interactionRequired' };
  if (number !== undefined) return { kind: 'signInRefused', code: number };
  if (code === 'access_denied') return { kind: 'signInCancelled' };
  return { kind: 'unexpected' };
}

/** Entra counts equal requests over five minutes (AADSTS50196, as public reports have it, 2026-11). */
const leftAloneMs = 5 * minute;

/** *Authentication* of an app registration. Source: addresses the portals show, "National clouds", seen 2026-11. */
export function registrationUrl({ loginHost, clientId }: RefusedSignIn): string {
  const portal = portals[loginHost] ?? 'entra.microsoft.com';
  return `https://${portal}/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Authentication/appId/${clientId}`;
}

const portals: Readonly<Record<string, string>> = {
  'login.microsoftonline.us': 'entra.microsoft.us',
  'login.chinacloudapi.cn': 'portal.azure.cn',
  'login.partner.microsoftonline.cn': 'portal.azure.cn',
};

/** 65001: nobody has consented yet. The person may consent to the small scopes themselves. */
function consentNeeded(
  about: RefusedSignIn,
  isForAdministrator: boolean,
  number: number | undefined,
): Failure {
  const scopes = [...about.scopes];
  const low: readonly string[] = employeeScopes;
  const needsAdministrator =
    isForAdministrator || (number === 65001 && scopes.some((scope) => !low.includes(scope)));
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
 * "Authorization page could not be loaded.", also where a server answered with an error (400 and above); "Only one web auth flow is allowed at a time."
 */
export function flowFailure(error: unknown, isOnline = hasNetwork()): Result<never> {
  const sentence = error instanceof Error ? error.message : String(error);
  if (/did not approve|cancelled or denied/i.test(sentence)) return fail({ kind: 'signInCancelled' });
  if (/user interaction/i.test(sentence)) return fail({ kind: 'interactionRequired' });
  if (/could not be loaded/i.test(sentence)) return fail(unreachable(isOnline));
  if (/only one web auth flow/i.test(sentence)) return fail({ kind: 'signInInterrupted' });
  return fail({ kind: 'unexpected' });
}

/** The browser says *no* only if it has no network at all (HTML standard, `navigator.onLine`). */
const hasNetwork = (): boolean => globalThis.navigator?.onLine !== false;

const unreachable = (isOnline = hasNetwork()): Failure => ({
  kind: isOnline ? 'signInUnreachable' : 'offline',
});

function factsOf(error: unknown): ErrorFacts {
  if (typeof error !== 'object' || error === null) return { code: '', message: '', claims: '' };
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return {
    code: 'errorCode' in error ? text(error.errorCode) : '',
    message: 'errorMessage' in error ? text(error.errorMessage) : '',
    claims: 'claims' in error ? text(error.claims) : '',
  };
}
