import type { UserSeed } from '../organization.ts';
import type { Entity } from './entity.ts';
import type { Route } from './route.ts';

export const meRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/me',
    options: ['$select'],
    answer: ({ me }) => ({ kind: 'entity', context: 'users/$entity', entity: userEntity(me) }),
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
