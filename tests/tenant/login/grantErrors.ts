import type { EntraError } from './errors.ts';

/**
 * Refusals of `/token`. Codes of the reference of AADSTS codes (2026-11), sentences as in public captures (2020 to
 * 2026).
 */
export const grantErrors = {
  unknownGrant: grant(70000, 'The provided grant has expired or is not valid.', 'bad_token'),
  malformed: told('invalid_request', 9002313, 'Invalid request. Request is malformed or invalid.'),
  missing: (name: string) =>
    told('invalid_request', 900144, `The request body must contain the following parameter: '${name}'.`),
  unknownGrantType: told(
    'unsupported_grant_type',
    70003,
    "The app requested an unsupported grant type. The 'grant_type' is not known.",
  ),
  expiredCode: grant(70008, 'The provided authorization code has expired due to inactivity.', 'bad_token'),
  usedCode: grant(54005, 'OAuth2 Authorization code was already redeemed, retry with a new valid code.'),
  wrongVerifier: grant(
    501481,
    'The Code_Verifier does not match the code_challenge supplied in the request.',
  ),
  wrongRedirect: grant(500112, 'The reply address does not match the one provided when requesting the code.'),
  otherTenant: grant(
    700005,
    'The provided Authorization Code is intended to use against other tenant, thus rejected.',
  ),
  challengeMissing: told(
    'invalid_request',
    9002325,
    'Proof Key for Code Exchange is required for cross-origin authorization code redemption.',
  ),
  /** A page of another origin redeems for a client that is no single-page application. */
  onlySinglePage: (origin: string) =>
    told(
      'invalid_request',
      9002326,
      `Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: '${origin}'.`,
    ),
  /** The other way round: a single-page application's grant is redeemed by something that is no page. */
  onlyCrossOrigin: told(
    'invalid_request',
    9002327,
    "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
  ),
  noSecret: told(
    'invalid_client',
    7000218,
    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  ),
  revoked: grant(50173, 'The provided grant has expired due to it being revoked.', 'bad_token'),
  tooOld: (issuedAt: string, seconds: number) =>
    grant(
      70043,
      'The refresh token has expired or is invalid due to sign-in frequency checks by Conditional Access. The token ' +
        `was issued on ${issuedAt} and the maximum allowed lifetime for this request is ${seconds}.`,
      'token_expired',
    ),
  ended: (issuedAt: string) =>
    grant(
      700084,
      'The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of ' +
        '1.00:00:00, which cannot be extended. It is now expired and a new sign in request must be sent by the SPA ' +
        `to the sign in page. The token was issued on ${issuedAt}.`,
      'bad_token',
    ),
  devicePending: told(
    'authorization_pending',
    70016,
    'OAuth 2.0 device flow error. Authorization is pending.',
  ),
  deviceExpired: told('expired_token', 70019, 'Verification code expired.'),
};

function told(error: string, code: number, text: string): EntraError {
  return { code, error, message: `AADSTS${code}: ${text}` };
}

function grant(code: number, text: string, subError?: string): EntraError {
  return { ...told('invalid_grant', code, text), ...(subError ? { subError } : {}) };
}
