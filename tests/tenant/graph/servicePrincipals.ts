import type { ApplicationSeed, TenantSeed } from '../organization.ts';
import { findGroup, findUser, sameId } from '../state/lookups.ts';
import { Refusal } from '../state/refusal.ts';
import type { Entity } from './entity.ts';
import { filterEntities } from './filter.ts';
import type { Call, Reply, Route } from './route.ts';

export const servicePrincipalRoutes: readonly Route[] = [
  { method: 'GET', path: '/servicePrincipals', options: ['$select', '$filter', '$top'], answer: listAll },
  { method: 'GET', path: "/servicePrincipals(appId='{appId}')", options: ['$select'], answer: getOne },
  { method: 'GET', path: '/servicePrincipals/{id}', options: ['$select'], answer: getOne },
  {
    method: 'GET',
    path: "/servicePrincipals(appId='{appId}')/appRoleAssignedTo",
    options: ['$select', '$filter', '$top'],
    answer: listAssigned,
  },
  {
    method: 'GET',
    path: '/servicePrincipals/{id}/appRoleAssignedTo',
    options: ['$select', '$filter', '$top'],
    answer: listAssigned,
  },
];

function listAll({ tenant, query }: Call): Reply {
  return {
    kind: 'collection',
    context: 'servicePrincipals',
    type: 'servicePrincipal',
    entities: filterEntities(tenant.applications.map(servicePrincipalEntity), query.filter),
  };
}

function getOne(call: Call): Reply {
  return {
    kind: 'entity',
    context: 'servicePrincipals/$entity',
    entity: servicePrincipalEntity(findApplication(call)),
  };
}

function listAssigned(call: Call): Reply {
  const application = findApplication(call);
  return {
    kind: 'collection',
    context: 'appRoleAssignments',
    type: 'appRoleAssignment',
    entities: application.assignments.map((assignment) =>
      assignmentEntity(call.tenant, application, assignment),
    ),
  };
}

function findApplication({ tenant, parameter }: Call): ApplicationSeed {
  const [appId, id] = [parameter('appId'), parameter('id')];
  const application = tenant.applications.find((candidate) =>
    appId === '' ? sameId(candidate.servicePrincipalId, id) : sameId(candidate.appId, appId),
  );
  if (application !== undefined) return application;
  const message = `Resource '${appId || id}' does not exist or one of its queried reference-property objects are not present.`;
  throw new Refusal(404, 'Request_ResourceNotFound', message);
}

function servicePrincipalEntity(application: ApplicationSeed): Entity {
  return {
    type: 'servicePrincipal',
    properties: {
      id: application.servicePrincipalId,
      deletedDateTime: null,
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
  };
}

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
