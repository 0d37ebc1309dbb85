import type { UserSeed } from '../organization.ts';
import { sameId } from '../state/lookups.ts';
import type { Entity } from './entity.ts';
import type { Route } from './route.ts';

export const meRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/me',
    options: ['$select'],
    answer: ({ me }) => ({ kind: 'entity', context: 'users/$entity', entity: userEntity(me) }),
  },
  {
    method: 'GET',
    path: '/me/directReports',
    options: ['$select', '$top'],
    answer: ({ me, tenant }) => ({
      kind: 'collection',
      context: 'directoryObjects',
      type: 'directoryObject',
      entities: tenant.users
        .filter(({ managerId }) => managerId !== undefined && sameId(managerId, me.id))
        .map((user) => ({ ...userEntity(user), annotations: { '@odata.type': '#microsoft.graph.user' } })),
    }),
  },
];

/** Without `$select`, the properties the reference page lists as default. */
function userEntity(user: UserSeed): Entity {
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
  };
}
