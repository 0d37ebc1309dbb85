import type { ApplicationSeed, TenantSeed } from '../organization.ts';
import { findGroup, findUser, sameId } from '../state/lookups.ts';
import { Refusal } from '../state/refusal.ts';
import type { Entity } from './entity.ts';
import type { Call, Reply, Route } from './route.ts';

const byAppId = "/servicePrincipals(appId='{appId}')";
const byId = '/servicePrincipals/{id}';
const listOptions = ['$select', '$expand', '$filter', '$search', '$orderby', '$top', '$count'] as const;

export const servicePrincipalRoutes: readonly Route[] = [
  { method: 'GET', path: '/servicePrincipals', options: listOptions, isDirectory: true, answer: listAll },
  ...[byAppId, byId].flatMap((path): Route[] => [
    { method: 'GET', path, options: ['$select', '$expand'], answer: getOne },
    {
      method: 'GET',
      path: `${path}/appRoleAssignedTo`,
      options: ['$select', '$filter', '$orderby', '$top', '$count'],
      isDirectory: true,
      answer: listAssigned,
    },
  ]),
];

function listAll({ tenant }: Call): Reply {
  return {
    kind: 'collection',
    context: 'servicePrincipals',
    type: 'servicePrincipal',
    entities: tenant.applications.map((application) => servicePrincipalEntity(tenant, application)),
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
  const application = tenant.applications.find((candidate) =>
    appId === '' ? sameId(candidate.servicePrincipalId, id) : sameId(candidate.appId, appId),
  );
  if (application !== undefined) return application;
  const message = `Resource '${appId || id}' does not exist or one of its queried reference-property objects are not present.`;
  throw new Refusal(404, 'Request_ResourceNotFound', message);
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
      accountEnabled: true,
      appDisplayName: application.displayName,
      appId: application.appId,
      appRoleAssignmentRequired: application.appRoleAssignmentRequired,
      displayName: application.displayName,
      homepage: application.homepage ?? null,
      replyUrls: application.redirectUris,
      servicePrincipalNames: [application.appId, ...(application.identifierUris ?? [])],
      servicePrincipalType: 'Application',
      appRoles: application.appRoles.map(appRole),
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
  oauth2PermissionScopes: [],
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
