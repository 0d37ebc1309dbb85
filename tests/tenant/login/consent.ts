import type { TenantCore } from '../contract.ts';
import { administersApplications } from '../state/roles.ts';
import type { Person } from './accounts.ts';
import type { Client } from './applications.ts';
import { type AuthorizeRequest, resourceScopes } from './request.ts';

/**
 * Delegated Graph scopes a person may consent to alone; every other one needs an administrator.
 * Source: Graph permissions reference, "AdminConsentRequired: No", as seen 2026-11. Only scopes that Knock could ask
 * for are listed.
 */
const userConsentable: readonly string[] = [
  'User.Read',
  'User.ReadBasic.All',
  'EntitlementMgmt-SubjectAccess.ReadWrite',
];

export type ConsentVerdict =
  | { is: 'given' }
  /** The person may decide. */
  | { is: 'missing'; scopes: string[] }
  /** Only an administrator may. */
  | { is: 'adminOnly'; scopes: string[] }
  /** Scopes that the registration does not list and nobody consented to. */
  | { is: 'notRegistered'; scopes: string[] };

/** What stands between this person and the scopes asked for. */
export function consentFor(
  core: TenantCore,
  client: Client,
  person: Person,
  request: AuthorizeRequest,
): ConsentVerdict {
  const { application, firstParty } = client;
  if (firstParty) return { is: 'given' };
  const asked = resourceScopes(request.scopes, application.delegatedScopes ?? []);
  const given = core.directory.consentedScopes(person.tenant.id, person.user.id, application.appId);
  const known = [...(application.delegatedScopes ?? []), ...given];
  const unknown = asked.filter((scope) => !known.includes(scope));
  if (unknown.length > 0) return { is: 'notRegistered', scopes: unknown };
  if (application.needsAdminApproval) return { is: 'adminOnly', scopes: asked };
  const missing = asked.filter((scope) => !given.includes(scope));
  if (missing.length === 0) return { is: 'given' };
  return mayConsent(core, person, missing)
    ? { is: 'missing', scopes: missing }
    : { is: 'adminOnly', scopes: missing };
}

function mayConsent(core: TenantCore, person: Person, scopes: string[]): boolean {
  if (administersApplications(person.user)) return true;
  return core.switches.get('userConsentAllowed') && scopes.every((scope) => userConsentable.includes(scope));
}
