import type { TenantCore } from '../contract.ts';
import type { TenantSeed } from '../organization.ts';
import { administersApplications } from '../state/roles.ts';
import { type Account, accountFrom, accountKey, atHome, type Person, personIn } from './accounts.ts';
import { acceptsRedirect, type Client, clientAnywhere, clientIn, isMultitenant } from './applications.ts';
import { consentFor } from './consent.ts';
import { type EntraError, entraErrors } from './errors.ts';
import { missingParameter, wrongParameter } from './parameters.ts';
import type { AuthorizeRequest } from './request.ts';
import { blockOf, isPastFrequency, type LoginState, type SignedIn } from './state.ts';

/** What happens next to a sign-in request. */
export type Decision =
  /** Wrong set-up or a refusal: shown on a page, the application never hears of it. */
  | { do: 'page'; error: EntraError; client?: Client; person?: Person }
  /** The application is told: silent requests, cancelled consent. */
  | { do: 'tell'; error: EntraError }
  | { do: 'pick'; tenant: TenantSeed | undefined; client: Client }
  | { do: 'consent'; client: Client; person: Person; scopes: string[]; forEverybody: boolean }
  | { do: 'issue'; client: Client; person: Person; signedIn: SignedIn };

export interface Situation {
  core: TenantCore;
  state: LoginState;
  request: AuthorizeRequest;
  signedIn: SignedIn[];
  /** The account just clicked on a page of this request. */
  chosen?: Account;
  /** *Accept* was just clicked. */
  consented?: boolean;
}

/** The whole order of Entra's checks: registration, account, policy, consent, assignment. Pure but for reading. */
export function decide(situation: Situation): Decision {
  const { core, request } = situation;
  const tenant = tenantOf(core, request.tenantSegment);
  if (tenant === 'unknown') return page(entraErrors.unknownTenant(request.tenantSegment));
  const client = tenant ? clientIn(core, tenant, request.clientId) : clientAnywhere(core, request.clientId);
  const missing = request.protocol === 'oidc' ? missingParameter(request) : undefined;
  if (missing !== undefined) return page(entraErrors.parameterMissing(missing));
  if (!client) return page(entraErrors.unknownApplication(request.clientId, tenant?.displayName ?? 'common'));
  if (!acceptsRedirect(client, request.redirectUri)) {
    return page(entraErrors.redirectMismatch(request.clientId, request.redirectUri));
  }
  if (!tenant && !isMultitenant(core, client)) return page(entraErrors.notMultitenant(client));
  const wrong = request.protocol === 'oidc' ? wrongParameter(request) : undefined;
  if (wrong) return { do: 'tell', error: wrong };
  const account = selectAccount(situation, client, tenant);
  if ('do' in account) return account;
  return forAccount(
    situation,
    client,
    tenant ?? core.directory.tenant(account.account.homeTenantId),
    account,
  );
}

function forAccount(
  situation: Situation,
  client: Client,
  tenant: TenantSeed | undefined,
  signedIn: SignedIn,
): Decision {
  const { core, request } = situation;
  const home = atHome(core, signedIn.account);
  if (!tenant || !home) return page(entraErrors.unknownTenant(request.tenantSegment));
  const blocked = blockOf(core);
  if (blocked) return refuse(request, client, home, blocked);
  const person = personIn(core, tenant, signedIn.account);
  if (!person)
    return refuse(request, client, home, entraErrors.foreignAccount(client, home, tenant.displayName));
  if (client.application.isDisabled)
    return refuse(request, client, person, entraErrors.applicationDisabled(client));
  if (request.protocol === 'adminConsent') return adminConsent(situation, client, person, signedIn);
  const consent = consentDecision(situation, client, person);
  if (consent) return consent;
  if (!mayEnter(core, client, person)) {
    const isNamed = core.switches.get('refusalNamesApplication');
    const error = isNamed ? entraErrors.notAssigned(client, person) : entraErrors.notAssignedUnnamed();
    return refuse(request, client, person, error);
  }
  if (client.application.conditionalAccessBlock) {
    return refuse(request, client, person, entraErrors.conditionalAccess());
  }
  return { do: 'issue', client, person, signedIn };
}

function consentDecision(situation: Situation, client: Client, person: Person): Decision | undefined {
  const { core, request, consented } = situation;
  const verdict = consentFor(core, client, person, request);
  const silent = request.prompt === 'none';
  if (verdict.is === 'notRegistered') {
    return refuse(request, client, person, entraErrors.notRegistered(verdict.scopes));
  }
  if (verdict.is !== 'given' && silent) return { do: 'tell', error: entraErrors.consentRequired(client) };
  if (verdict.is === 'adminOnly') return page(adminNeeded(core, client, person), client, person);
  const scopes = verdict.is === 'missing' ? verdict.scopes : [];
  const again = request.prompt === 'consent' && !consented;
  if (scopes.length === 0 && !again) return undefined;
  return { do: 'consent', client, person, scopes, forEverybody: false };
}

function adminConsent(situation: Situation, client: Client, person: Person, signedIn: SignedIn): Decision {
  if (!administersApplications(person.user))
    return page(adminNeeded(situation.core, client, person), client, person);
  if (situation.consented) return { do: 'issue', client, person, signedIn };
  return { do: 'consent', client, person, scopes: situation.request.scopes, forEverybody: true };
}

const adminNeeded = ({ switches }: TenantCore, client: Client, person: Person): EntraError =>
  switches.get('consentWorkflow')
    ? entraErrors.adminMayBeAsked(client, person)
    : entraErrors.adminApproval(client, person);

function mayEnter(core: TenantCore, { application }: Client, { tenant, user }: Person): boolean {
  return (
    !application.appRoleAssignmentRequired ||
    core.directory.mayOpenApplication(tenant.id, user.id, application.appId)
  );
}

/** The account to go on with, or the page or answer that says why there is none yet. */
function selectAccount(
  situation: Situation,
  client: Client,
  tenant: TenantSeed | undefined,
): SignedIn | Decision {
  const { request, signedIn, chosen } = situation;
  const picked = chosen && signedIn.find((entry) => sameAccount(entry.account, chosen));
  if (picked) return picked;
  const silent = request.prompt === 'none';
  const candidates = fitting(situation, tenant);
  const only = candidates.length === 1 ? candidates[0] : undefined;
  if (silent && candidates.length === 0) return { do: 'tell', error: entraErrors.signInRequired() };
  if (silent && !only) return { do: 'tell', error: entraErrors.severalSessions() };
  const asksAgain = request.prompt === 'select_account' || request.prompt === 'login';
  if (!only || asksAgain) return { do: 'pick', tenant, client };
  if (isPastFrequency(situation.core, only.signedInAt))
    return silent ? { do: 'tell', error: entraErrors.sessionTooOld() } : { do: 'pick', tenant, client };
  if (!needsAct(situation, only)) return only;
  return silent ? { do: 'tell', error: entraErrors.stepUpRequired() } : { do: 'pick', tenant, client };
}

/** Signed-in accounts that the hint allows; with no hint and several, those the tenant knows. */
function fitting({ core, request, signedIn }: Situation, tenant: TenantSeed | undefined): SignedIn[] {
  if (request.loginHint) {
    const hinted = accountFrom(core, request.loginHint);
    return signedIn.filter((entry) => hinted && sameAccount(entry.account, hinted));
  }
  if (signedIn.length < 2 || !tenant) return signedIn;
  return signedIn.filter((entry) => personIn(core, tenant, entry.account));
}

function needsAct({ state, request }: Situation, { account, contexts }: SignedIn): boolean {
  return state.needsInteraction(account) || request.contexts.some((context) => !contexts.includes(context));
}

function refuse(request: AuthorizeRequest, client: Client, person: Person, error: EntraError): Decision {
  return request.prompt === 'none' ? { do: 'tell', error } : page(error, client, person);
}

function page(error: EntraError, client?: Client, person?: Person): Decision {
  return { do: 'page', error, ...(client ? { client } : {}), ...(person ? { person } : {}) };
}

function tenantOf(core: TenantCore, segment: string): TenantSeed | undefined | 'unknown' {
  if (segment === 'common' || segment === 'organizations') return undefined;
  return core.directory.tenant(segment) ?? 'unknown';
}

const sameAccount = (one: Account, other: Account): boolean => accountKey(one) === accountKey(other);
