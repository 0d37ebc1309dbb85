import type { TenantSeed, UserSeed } from '../organization.ts';
import { findUser } from '../state/lookups.ts';
import { reportsOf } from '../state/people.ts';
import type { Entity } from './entity.ts';
import type { Call, Reply, Route } from './route.ts';

const reportOptions = ['$select', '$top', '$count', '$search', '$filter', '$orderby'] as const;

export const meRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/me',
    options: ['$select', '$expand'],
    answer: ({ me, tenant }) => ({
      kind: 'entity',
      context: 'users/$entity',
      entity: userEntity(tenant, me),
    }),
  },
  ...['/me/directReports', '/me/directReports/microsoft.graph.user'].map(
    (path): Route => ({
      method: 'GET',
      path,
      options: reportOptions,
      isDirectory: true,
      answer: listReports,
    }),
  ),
];

function listReports({ me, tenant }: Call): Reply {
  return {
    kind: 'collection',
    context: 'directoryObjects',
    type: 'directoryObject',
    entities: reportsOf(tenant, me).map((user) => asDirectoryObject(userEntity(tenant, user))),
  };
}

const asDirectoryObject = (entity: Entity): Entity => ({
  ...entity,
  annotations: { '@odata.type': '#microsoft.graph.user' },
});

/** Without `$select`, the properties the reference page lists as default. */
function userEntity(tenant: TenantSeed, user: UserSeed): Entity {
  const manager = user.managerId === undefined ? undefined : findUser(tenant, user.managerId);
  return {
    type: 'user',
    properties: {
      businessPhones: user.businessPhones ?? [],
      displayName: user.displayName,
      givenName: user.givenName ?? null,
      jobTitle: user.jobTitle ?? null,
      mail: user.mail,
      mobilePhone: user.mobilePhone ?? null,
      officeLocation: user.officeLocation ?? null,
      preferredLanguage: user.preferredLanguage ?? null,
      surname: user.surname ?? null,
      userPrincipalName: user.userPrincipalName,
      id: user.id,
      userType: user.userType === 'guest' ? 'Guest' : 'Member',
    },
    onRequest: ['userType'],
    navigations: {
      manager: () => (manager === undefined ? null : asDirectoryObject(userEntity(tenant, manager))),
    },
  };
}
