import type { TenantSeed } from '../organization.ts';
import { agent } from '../state/agents.ts';
import { findUser, sameId } from '../state/lookups.ts';
import type { Entity } from './entity.ts';

/** A person as entitlement management sees them. */
export function subjectEntity(tenant: TenantSeed, userId: string): Entity {
  if (sameId(userId, agent.id)) return agentSubject;
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

/** An agent is told as a service principal: the enumeration has no other member for it (v1.0, 2026-08). */
const agentSubject: Entity = {
  type: 'accessPackageSubject',
  properties: {
    id: agent.id,
    objectId: agent.id,
    displayName: agent.displayName,
    email: null,
    principalName: null,
    onPremisesSecurityIdentifier: null,
    subjectType: 'servicePrincipal',
    subjectLifecycle: 'notDefined',
  },
};

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
