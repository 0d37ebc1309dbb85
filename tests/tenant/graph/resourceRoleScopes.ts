import type { ResourceRoleScopeSeed } from '../organization.ts';
import type { Entity } from './entity.ts';
import type { Call } from './route.ts';

/** Without `$expand` only id and time, as the documented sample. */
export function roleScopeEntity(call: Call, grant: ResourceRoleScopeSeed): Entity {
  return {
    type: 'accessPackageResourceRoleScope',
    properties: { id: grant.id, createdDateTime: grant.createdDateTime },
    navigations: { role: () => roleEntity(call, grant), scope: () => scopeEntity(grant) },
  };
}

function roleEntity({ state }: Call, grant: ResourceRoleScopeSeed): Entity {
  const { id, displayName, originSystem } = grant.role;
  const isGroupId = originSystem !== 'SharePointOnline' || state.switches.get('roleIsGroupId');
  const originId = isGroupId ? grant.role.originId : displayName;
  return {
    type: 'accessPackageResourceRole',
    properties: { id, displayName, description: null, originSystem, originId, type: null },
    navigations: { resource: () => resourceEntity(grant) },
  };
}

function scopeEntity(grant: ResourceRoleScopeSeed): Entity {
  const { id, displayName, originId, originSystem, isRootScope } = grant.scope;
  const description = isRootScope ? 'Root Scope' : null;
  return {
    type: 'accessPackageResourceScope',
    properties: { id, displayName, description, originSystem, originId, isRootScope },
    navigations: { resource: () => resourceEntity(grant) },
  };
}

function resourceEntity({ resource, createdDateTime }: ResourceRoleScopeSeed): Entity {
  return {
    type: 'accessPackageResource',
    properties: {
      id: resource.id,
      displayName: resource.displayName,
      description: null,
      originId: resource.originId,
      originSystem: resource.originSystem,
      createdDateTime,
      modifiedDateTime: createdDateTime,
      attributes: [],
    },
  };
}
