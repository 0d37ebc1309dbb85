import type { Person } from './accounts.ts';
import type { Client } from './applications.ts';

/** One of Entra's refusals. `message` has no trace ids; pages and answers add theirs. */
export interface EntraError {
  code: number;
  /** OAuth's `error`. */
  error: string;
  message: string;
  subError?: string;
}

const nameAndId = ({ application }: Client): string => `'${application.appId}'(${application.displayName})`;

/**
 * Codes and forms of the sentences as seen in public captures and the reference of AADSTS codes (2026-11). The
 * sentences stay English whatever the page's language.
 */
export const entraErrors = {
  notAssigned: ({ application }: Client, person: Person): EntraError => ({
    code: 50105,
    error: 'interaction_required',
    message:
      `AADSTS50105: Your administrator has configured the application ${application.displayName} ` +
      `('${application.appId}') to block users unless they are specifically granted ('assigned') access to the ` +
      `application. The signed in user '${person.user.userPrincipalName}' is blocked because they are not a direct ` +
      'member of a group with access, nor had access directly assigned by an administrator. Please contact your ' +
      'administrator to assign access to this application.',
  }),
  /** The same without the application: what a sentence that is cut or translated may leave. */
  notAssignedUnnamed: (): EntraError => ({
    code: 50105,
    error: 'interaction_required',
    message: 'AADSTS50105: The signed in user is blocked because they are not assigned to this application.',
  }),
  conditionalAccess: (): EntraError => ({
    code: 53003,
    error: 'interaction_required',
    message:
      'AADSTS53003: Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
  }),
  adminApproval: ({ application }: Client, person: Person): EntraError => ({
    code: 90094,
    error: 'consent_required',
    message:
      `AADSTS90094: An administrator of ${person.tenant.displayName} has set a policy that prevents you from granting ` +
      `${application.displayName} the permissions it is requesting. Contact an administrator of ` +
      `${person.tenant.displayName}, who can grant permissions to this application on your behalf.`,
  }),
  consentRequired: ({ application }: Client): EntraError => ({
    code: 65001,
    error: 'consent_required',
    subError: 'consent_required',
    message:
      `AADSTS65001: The user or administrator has not consented to use the application with ID ` +
      `'${application.appId}' named '${application.displayName}'. Send an interactive authorization request for this ` +
      'user and resource.',
  }),
  consentDeclined: (): EntraError => ({
    code: 65004,
    error: 'access_denied',
    subError: 'cancel',
    message: 'AADSTS65004: User declined to consent to access the app.',
  }),
  notRegistered: (scopes: string[]): EntraError => ({
    code: 650053,
    error: 'invalid_client',
    message: `AADSTS650053: The application asked for scope '${scopes.join(' ')}' that doesn't exist on the resource. Contact the app vendor.`,
  }),
  foreignAccount: (client: Client, person: Person, tenantName: string): EntraError => ({
    code: 50020,
    error: 'interaction_required',
    message:
      `AADSTS50020: User account '${person.user.userPrincipalName}' from identity provider ` +
      `'https://sts.windows.net/${person.account.homeTenantId}/' does not exist in tenant '${tenantName}' and cannot ` +
      `access the application ${nameAndId(client)} in that tenant. The account needs to be added as an external user ` +
      'in the tenant first. Sign out and sign in again with a different Azure Active Directory user account.',
  }),
  unknownApplication: (appId: string, tenantName: string): EntraError => ({
    code: 700016,
    error: 'unauthorized_client',
    message: `AADSTS700016: Application with identifier '${appId}' was not found in the directory '${tenantName}'.`,
  }),
  unknownTenant: (segment: string): EntraError => ({
    code: 90002,
    error: 'invalid_request',
    message: `AADSTS90002: Tenant '${segment}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
  }),
  redirectMismatch: (appId: string, redirectUri: string): EntraError => ({
    code: 50011,
    error: 'invalid_request',
    message: `AADSTS50011: The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured for the application '${appId}'.`,
  }),
  challengeMissing: (): EntraError => ({
    code: 9002325,
    error: 'invalid_request',
    message:
      'AADSTS9002325: Proof Key for Code Exchange is required for cross-origin authorization code redemption.',
  }),
  signInRequired: (): EntraError => ({
    code: 50058,
    error: 'login_required',
    message: 'AADSTS50058: A silent sign-in request was sent but no user is signed in.',
  }),
  severalSessions: (): EntraError => ({
    code: 16000,
    error: 'interaction_required',
    message: 'AADSTS16000: Several user identities are available for the current request. Select an account.',
  }),
  stepUpRequired: (): EntraError => ({
    code: 50076,
    error: 'interaction_required',
    subError: 'basic_action',
    message:
      'AADSTS50076: Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.',
  }),
  lostRequest: (): EntraError => ({
    code: 90012,
    error: 'invalid_request',
    message: 'AADSTS90012: The request has timed out. Start signing in again from the application.',
  }),
} satisfies Record<string, (...parts: never[]) => EntraError>;

/** Refusals of `/token`. `AADSTS` sentences as in public captures (2022 to 2026). */
export const grantErrors = {
  unknownGrant: grant(70000, 'The provided grant has expired or is not valid.', 'bad_token'),
  expiredCode: grant(70008, 'The provided authorization code has expired due to inactivity.', 'bad_token'),
  usedCode: grant(54005, 'OAuth2 Authorization code was already redeemed, retry with a new valid code.'),
  wrongVerifier: grant(
    501481,
    'The Code_Verifier does not match the code_challenge supplied in the request.',
  ),
  wrongRedirect: grant(500112, 'The reply address does not match the one provided when requesting the code.'),
  otherClient: grant(700005, 'The provided grant was issued to another client.'),
  revoked: grant(50173, 'The provided grant has expired due to it being revoked.', 'bad_token'),
  ended: (issuedAt: string) =>
    grant(
      700084,
      'The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of ' +
        '1.00:00:00, which cannot be extended. It is now expired and a new sign in request must be sent by the SPA ' +
        `to the sign in page. The token was issued on ${issuedAt}.`,
      'bad_token',
    ),
};

function grant(code: number, text: string, subError?: string): EntraError {
  return {
    code,
    error: 'invalid_grant',
    message: `AADSTS${code}: ${text}`,
    ...(subError ? { subError } : {}),
  };
}
