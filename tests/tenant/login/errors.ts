import type { Person } from './accounts.ts';
import type { Client } from './applications.ts';

/** One of Entra's refusals. `message` has no trace ids; pages and answers add theirs. */
export interface EntraError {
  code: number;
  /** OAuth's `error`. */
  error: string;
  message: string;
  subError?: string;
  /** What to ask for at the next sign-in, as JSON. */
  claims?: string;
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
  adminMayBeAsked: ({ application }: Client, person: Person): EntraError => ({
    code: 90095,
    error: 'consent_required',
    message:
      `AADSTS90095: Admin consent is required for the permissions requested by ${application.displayName}. ` +
      `An admin consent request may be sent to an administrator of ${person.tenant.displayName}.`,
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
  /**
   * The service principal is disabled. Sentence and `error` as in public captures of 2019 to 2024 (Worklytics/psoxy#74); cause:
   * "Error AADSTS7000112 - Application is disabled", seen 2026-11.
   */
  applicationDisabled: (client: Client): EntraError => ({
    code: 7000112,
    error: 'unauthorized_client',
    message: `AADSTS7000112: Application ${nameAndId(client)} is disabled.`,
  }),
  notMultitenant: (client: Client): EntraError => ({
    code: 50194,
    error: 'invalid_request',
    message:
      `AADSTS50194: Application ${nameAndId(client)} is not configured as a multi-tenant application. Usage of the ` +
      "/common endpoint is not supported for such apps created after '10/15/2018'. Use a tenant-specific endpoint or " +
      'configure the application to be multi-tenant.',
  }),
  parameterMissing: (name: string): EntraError => ({
    code: 900144,
    error: 'invalid_request',
    message: `AADSTS900144: The request body must contain the following parameter: '${name}'.`,
  }),
  responseTypeUnknown: (given: string): EntraError => ({
    code: 70005,
    error: 'unsupported_response_type',
    message: `AADSTS70005: The provided value for the input parameter 'response_type' isn't allowed: '${given}'.`,
  }),
  tokenNotEnabled: (appId: string): EntraError => ({
    code: 700051,
    error: 'unsupported_response_type',
    message: `AADSTS700051: response_type 'token' is not enabled for the application '${appId}'.`,
  }),
  promptUnknown: (given: string): EntraError => ({
    code: 90023,
    error: 'invalid_request',
    message: `AADSTS90023: Unsupported 'prompt' value: '${given}'.`,
  }),
  challengeMethod: (): EntraError => ({
    code: 501491,
    error: 'invalid_request',
    message: "AADSTS501491: The code_challenge_method must be 'plain' or 'S256'.",
  }),
  sessionTooOld: (): EntraError => ({
    code: 70044,
    error: 'interaction_required',
    message:
      'AADSTS70044: The session has expired or is invalid due to sign-in frequency checks by Conditional Access.',
  }),
  unknownTenant: (segment: string): EntraError => ({
    code: 90002,
    error: 'invalid_tenant',
    message: `AADSTS90002: Tenant '${segment}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
  }),
  redirectMismatch: (appId: string, redirectUri: string): EntraError => ({
    code: 50011,
    error: 'invalid_request',
    message: `AADSTS50011: The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured for the application '${appId}'.`,
  }),
  accountDisabled: (): EntraError => ({
    code: 50057,
    error: 'access_denied',
    message: 'AADSTS50057: The user account is disabled.',
  }),
  blockedForRisk: (): EntraError => ({
    code: 53011,
    error: 'access_denied',
    message: 'AADSTS53011: User blocked due to risk on home tenant.',
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
