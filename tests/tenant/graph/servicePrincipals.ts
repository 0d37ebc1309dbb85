import type { ApplicationSeed, TenantSeed } from '../organization.ts';
import { findGroup, findUser, sameId } from '../state/lookups.ts';
import { Refusal } from '../state/refusal.ts';
import { administered, invalid, notFound } from './administration.ts';
import type { Entity } from './entity.ts';
import { graphAppId, graphApplication, permissionScopes } from './graphPrincipal.ts';
import type { Call, Reply, Route } from './route.ts';

const byAppId = "/servicePrincipals(appId='{appId}')";
const byId = '/servicePrincipals/{id}';
const listOptions = ['$select', '$expand', '$filter', '$search', '$orderby', '$top', '$count'] as const;

export const servicePrincipalRoutes: readonly Route[] = [
  { method: 'GET', path: '/servicePrincipals', options: listOptions, isDirectory: true, answer: listAll },
  ...[byAppId, byId].flatMap((path): Route[] => [
    { method: 'GET', path, options: ['$select', '$expand'], answer: getOne },
    { method: 'PATCH', path, options: [], answer: change },
    {
      method: 'GET',
      path: `${path}/appRoleAssignedTo`,
      options: ['$select', '$filter', '$orderby', '$top', '$count'],
      isDirectory: true,
      answer: listAssigned,
    },
    { method: 'POST', path: `${path}/appRoleAssignedTo`, options: [], answer: assign },
  ]),
  { method: 'POST', path: '/servicePrincipals', options: [], answer: create },
];

function listAll({ tenant }: Call): Reply {
  return {
    kind: 'collection',
    context: 'servicePrincipals',
    type: 'servicePrincipal',
    entities: [...tenant.applications, graphApplication(tenant)].map((application) =>
      servicePrincipalEntity(tenant, application),
    ),
  };
}

function getOne(call: Call): Reply {
  return {
    kind: 'entity',
    context: 'servicePrincipals/$entity',
    entity: servicePrincipalEntity(call.tenant, findApplication(call)),
  };
}

function listAssigned(call: Call): Reply {
  const application = findApplication(call);
  return {
    kind: 'collection',
    context: 'appRoleAssignments',
    type: 'appRoleAssignment',
    entities: assignmentsOf(call.tenant, application),
  };
}

const assignmentsOf = (tenant: TenantSeed, application: ApplicationSeed): Entity[] =>
  application.assignments.map((assignment) => assignmentEntity(tenant, application, assignment));

function findApplication({ tenant, parameter }: Call): ApplicationSeed {
  const [appId, id] = [parameter('appId'), parameter('id')];
  const application = [...tenant.applications, graphApplication(tenant)].find((candidate) =>
    appId === '' ? sameId(candidate.servicePrincipalId, id) : sameId(candidate.appId, appId),
  );
  return application ?? notFound(appId || id);
}

/** Of an application that is registered here and has none yet. */
function create(call: Call): Reply {
  const { appId, appRoleAssignmentRequired = false } = administered(call, 'servicePrincipal');
  const { state, tenant } = call;
  const { application } =
    state.registrations.of(tenant).find((one) => sameId(one.application.appId, String(appId))) ??
    notFound(String(appId));
  if (tenant.applications.includes(application))
    throw new Refusal(
      409,
      'Request_MultipleObjectsWithSameKeyValue',
      `The service principal cannot be created, updated, or restored because the service principal name ${appId} is already in use.`,
    );
  application.appRoleAssignmentRequired = appRoleAssignmentRequired === true;
  tenant.applications.push(application);
  return {
    kind: 'entity',
    status: 201,
    context: 'servicePrincipals/$entity',
    entity: servicePrincipalEntity(tenant, application),
    effect: `createServicePrincipal ${application.appId}`,
  };
}

/** *Assignment required*, and *Enabled for users to sign in*, are all that a registration changes afterwards. */
function change(call: Call): Reply {
  const application = findApplication(call);
  const {
    appRoleAssignmentRequired = application.appRoleAssignmentRequired,
    accountEnabled = application.isDisabled !== true,
    ...others
  } = administered(call, 'servicePrincipal');
  const areSwitches = typeof appRoleAssignmentRequired === 'boolean' && typeof accountEnabled === 'boolean';
  if (!areSwitches || Object.keys(others).length > 0)
    throw new Refusal(
      501,
      'NotImplemented',
      'The tenant changes appRoleAssignmentRequired and accountEnabled only.',
    );
  application.appRoleAssignmentRequired = appRoleAssignmentRequired;
  application.isDisabled = !accountEnabled;
  return { kind: 'nothing', status: 204, effect: `updateServicePrincipal ${application.appId}` };
}

/** The role that an application without roles of its own has. */
const defaultRole = '00000000-0000-0000-0000-000000000000';

function assign(call: Call): Reply {
  const { tenant } = call;
  const body = administered(call, 'appRoleAssignment');
  const application = findApplication(call);
  const [principalId, appRoleId] = [String(body.principalId), String(body.appRoleId)];
  const isUser = findUser(tenant, principalId) !== undefined;
  if (!isUser && findGroup(tenant, principalId) === undefined) notFound(principalId);
  if (!sameId(String(body.resourceId), application.servicePrincipalId))
    throw invalid('resourceId is not the id of this service principal.');
  const roles = application.appRoles.length === 0 ? [defaultRole] : application.appRoles.map(({ id }) => id);
  if (!roles.some((id) => sameId(id, appRoleId)))
    throw invalid('Permission being assigned was not found on application.');
  if (
    application.assignments.some(
      (one) => sameId(one.principalId, principalId) && sameId(one.appRoleId, appRoleId),
    )
  )
    throw invalid('Permission being assigned already exists on the object.');
  const made = { principalId, principalType: isUser ? ('User' as const) : ('Group' as const), appRoleId };
  application.assignments.push(made);
  return {
    kind: 'entity',
    status: 201,
    context: 'appRoleAssignments/$entity',
    entity: assignmentEntity(tenant, application, made),
    effect: `assign ${application.appId} ${principalId}`,
  };
}

function servicePrincipalEntity(tenant: TenantSeed, application: ApplicationSeed): Entity {
  return {
    type: 'servicePrincipal',
    properties: {
      id: application.servicePrincipalId,
      deletedDateTime: null,
      ...emptyMembers,
      appOwnerOrganizationId: tenant.id,
      signInAudience: application.signInAudience ?? 'AzureADMyOrg',
      accountEnabled: application.isDisabled !== true,
      appDisplayName: application.displayName,
      appId: application.appId,
      appRoleAssignmentRequired: application.appRoleAssignmentRequired,
      displayName: application.displayName,
      homepage: application.homepage ?? null,
      replyUrls: application.redirectUris,
      servicePrincipalNames: [application.appId, ...(application.identifierUris ?? [])],
      servicePrincipalType: 'Application',
      appRoles: application.appRoles.map(appRole),
      oauth2PermissionScopes: application.appId === graphAppId ? permissionScopes : [],
    },
    navigations: { appRoleAssignedTo: () => assignmentsOf(tenant, application), endpoints: () => [] },
    inline: ['endpoints'],
  };
}

/** Members that the reference page prints and nothing of the seed fills. */
const emptyMembers = {
  addIns: [],
  alternativeNames: [],
  disabledByMicrosoftStatus: null,
  info: {
    logoUrl: null,
    marketingUrl: null,
    privacyStatementUrl: null,
    supportUrl: null,
    termsOfServiceUrl: null,
  },
  keyCredentials: [],
  logoutUrl: null,
  passwordCredentials: [],
  publisherName: null,
  resourceSpecificApplicationPermissions: [],
  tags: [],
  tokenEncryptionKeyId: null,
  verifiedPublisher: { displayName: null, verifiedPublisherId: null, addedDateTime: null },
};

const appRole = (role: ApplicationSeed['appRoles'][number]) => ({
  allowedMemberTypes: ['User'],
  description: role.displayName,
  displayName: role.displayName,
  id: role.id,
  isEnabled: true,
  origin: 'Application',
  value: role.value,
});

function assignmentEntity(
  tenant: TenantSeed,
  application: ApplicationSeed,
  { principalId, principalType, appRoleId }: ApplicationSeed['assignments'][number],
): Entity {
  const principal = principalType === 'User' ? findUser(tenant, principalId) : findGroup(tenant, principalId);
  return {
    type: 'appRoleAssignment',
    properties: {
      // The real id is opaque text; this one is stable and as opaque to clients.
      id: btoa(`${principalId}.${application.servicePrincipalId}`),
      deletedDateTime: null,
      appRoleId,
      createdDateTime: '2026-01-12T08:00:00Z',
      principalDisplayName: principal?.displayName ?? null,
      principalId,
      principalType,
      resourceDisplayName: application.displayName,
      resourceId: application.servicePrincipalId,
    },
  };
}
