import type { TenantSeed } from '../organization.ts';
import { findUser } from '../state/lookups.ts';
import type { Entity } from './entity.ts';

/** A person as entitlement management sees them. */
export function subjectEntity(tenant: TenantSeed, userId: string): Entity {
  const user = findUser(tenant, userId);
  return {
    type: 'accessPackageSubject',
    properties: {
      id: userId,
      objectId: userId,
      displayName: user?.displayName ?? null,
      email: user?.mail ?? null,
      principalName: user?.userPrincipalName ?? null,
      onPremisesSecurityIdentifier: null,
      subjectType: 'user',
      subjectLifecycle: user?.userType === 'guest' ? 'notGoverned' : 'notDefined',
    },
  };
}

/** A subject of which nothing is told. */
export const emptySubject: Entity = {
  type: 'accessPackageSubject',
  properties: {
    id: '',
    objectId: null,
    displayName: null,
    email: null,
    principalName: null,
    subjectType: 'notSpecified',
  },
};
