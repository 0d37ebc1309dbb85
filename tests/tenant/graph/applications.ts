import type { ApplicationSeed, TenantSeed } from '../organization.ts';
import { sameId } from '../state/lookups.ts';
import { derivedId, type Registration, type ResourceAccess } from '../state/registrations.ts';
import { administered, invalid, mayAdminister, notFound } from './administration.ts';
import type { Entity } from './entity.ts';
import { graphAppId, scopeNamed } from './graphPrincipal.ts';
import type { Call, Reply, Route } from './route.ts';
import { isObject } from './validate.ts';

const byId = '/applications/{id}';
const listOptions = ['$select', '$expand', '$filter', '$search', '$orderby', '$top', '$count'] as const;

/** App registrations: what a registration script reads and writes. */
export const applicationRoutes: readonly Route[] = [
  { method: 'GET', path: '/applications', options: listOptions, isDirectory: true, answer: listAll },
  { method: 'GET', path: byId, options: ['$select', '$expand'], answer: getOne },
  { method: 'POST', path: '/applications', options: [], answer: create },
  { method: 'PATCH', path: byId, options: [], answer: change },
  { method: 'DELETE', path: byId, options: [], answer: remove },
];

function listAll({ state, tenant }: Call): Reply {
  return {
    kind: 'collection',
    context: 'applications',
    type: 'application',
    entities: state.registrations.of(tenant).map((one) => applicationEntity(tenant, one)),
  };
}

function getOne(call: Call): Reply {
  return {
    kind: 'entity',
    context: 'applications/$entity',
    entity: applicationEntity(call.tenant, found(call)),
  };
}

function create(call: Call): Reply {
  const { state, tenant } = call;
  const body = administered(call, 'application');
  if (typeof body.displayName !== 'string' || body.displayName === '')
    throw invalid('displayName is required.');
  const count = String(state.registrations.of(tenant).length);
  const registration: Registration = {
    id: derivedId(tenant.id, count, 'application'),
    createdDateTime: new Date(state.clock.now()).toISOString(),
    requiredResourceAccess: [],
    application: {
      appId: derivedId(tenant.id, count, 'client'),
      servicePrincipalId: derivedId(tenant.id, count, 'servicePrincipal'),
      displayName: body.displayName,
      appRoles: [],
      appRoleAssignmentRequired: false,
      assignments: [],
      redirectUris: [],
      delegatedScopes: [],
    },
  };
  write(registration, body);
  state.registrations.add(tenant, registration);
  return {
    kind: 'entity',
    status: 201,
    context: 'applications/$entity',
    entity: applicationEntity(tenant, registration),
    effect: `createApplication ${registration.application.appId}`,
  };
}

function change(call: Call): Reply {
  const registration = found(call);
  write(registration, administered(call, 'application'));
  return { kind: 'nothing', status: 204, effect: `updateApplication ${registration.application.appId}` };
}

function remove(call: Call): Reply {
  mayAdminister(call, 'application');
  const registration = found(call);
  call.state.registrations.remove(call.tenant, registration);
  return { kind: 'nothing', status: 204, effect: `deleteApplication ${registration.application.appId}` };
}

function found({ state, tenant, parameter }: Call): Registration {
  const id = parameter('id');
  return state.registrations.of(tenant).find((one) => sameId(one.id, id)) ?? notFound(id);
}

/** Members that are named replace what was there, lists as a whole; the others stay. */
function write(registration: Registration, body: Record<string, unknown>): void {
  const { application } = registration;
  if (typeof body.displayName === 'string') application.displayName = body.displayName;
  if (body.signInAudience === 'AzureADMyOrg') application.signInAudience = body.signInAudience;
  for (const [member, platform] of Object.entries(platforms)) {
    const written = body[member];
    if (!isObject(written) || !Array.isArray(written.redirectUris)) continue;
    const others = application.redirectUris.filter((uri) => platformOf(application, uri) !== platform);
    const own = written.redirectUris.map(String);
    application.platforms = Object.fromEntries([
      ...others.map((uri) => [uri, platformOf(application, uri)]),
      ...own.map((uri) => [uri, platform]),
    ]);
    application.redirectUris = [...others, ...own];
  }
  if (!Array.isArray(body.requiredResourceAccess)) return;
  registration.requiredResourceAccess = body.requiredResourceAccess;
  application.delegatedScopes = scopesIn(body.requiredResourceAccess);
}

const platforms = { spa: 'spa', web: 'web', publicClient: 'public' } as const;

const platformOf = ({ platforms: known, delegatedScopes }: ApplicationSeed, uri: string) =>
  known?.[uri] ?? (delegatedScopes === undefined ? 'web' : 'spa');

/** Delegated scopes of Graph by name. What nobody published is kept, and asks for nothing. */
const scopesIn = (required: readonly ResourceAccess[]): string[] =>
  required
    .filter(({ resourceAppId }) => sameId(resourceAppId, graphAppId))
    .flatMap(({ resourceAccess }) => resourceAccess)
    .flatMap(({ id, type }) => (type === 'Scope' ? (scopeNamed(id) ?? []) : []));

function applicationEntity(tenant: TenantSeed, registration: Registration): Entity {
  const { id, createdDateTime, application, requiredResourceAccess } = registration;
  const urisOf = (platform: string) =>
    application.redirectUris.filter((uri) => platformOf(application, uri) === platform);
  const implicitGrantSettings = { enableIdTokenIssuance: false, enableAccessTokenIssuance: false };
  return {
    type: 'application',
    properties: {
      ...emptyMembers,
      id,
      createdDateTime,
      appId: application.appId,
      displayName: application.displayName,
      identifierUris: application.identifierUris ?? [],
      publisherDomain: tenant.domain,
      signInAudience: application.signInAudience ?? 'AzureADMyOrg',
      appRoles: [],
      requiredResourceAccess,
      spa: { redirectUris: urisOf('spa') },
      publicClient: { redirectUris: urisOf('public') },
      web: {
        redirectUris: urisOf('web'),
        homePageUrl: application.homepage ?? null,
        logoutUrl: null,
        implicitGrantSettings,
      },
    },
    navigations: { owners: () => [] },
  };
}

/** Members that the reference page prints and no registration of ours sets. */
const emptyMembers = {
  deletedDateTime: null,
  isFallbackPublicClient: null,
  applicationTemplateId: null,
  disabledByMicrosoftStatus: null,
  isDeviceOnlyAuthSupported: null,
  groupMembershipClaims: null,
  optionalClaims: null,
  addIns: [],
  samlMetadataUrl: null,
  verifiedPublisher: { displayName: null, verifiedPublisherId: null, addedDateTime: null },
  certification: null,
  tags: [],
  tokenEncryptionKeyId: null,
  api: {
    requestedAccessTokenVersion: 2,
    acceptMappedClaims: null,
    knownClientApplications: [],
    oauth2PermissionScopes: [],
    preAuthorizedApplications: [],
  },
  info: {
    termsOfServiceUrl: null,
    supportUrl: null,
    privacyStatementUrl: null,
    marketingUrl: null,
    logoUrl: null,
  },
  keyCredentials: [],
  parentalControlSettings: { countriesBlockedForMinors: [], legalAgeGroupRule: 'Allow' },
  passwordCredentials: [],
};
