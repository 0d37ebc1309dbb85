import type { ResourceRoleScopeSeed, TenantSeed } from '../organization.ts';
import { findGroup, findPackage, sameId, siteHolding } from './lookups.ts';
import { opensForReading } from './permissionLevels.ts';
import type { AssignmentRecord } from './records.ts';
import { createSitePermissions, type SitePermissions } from './sitePermissions.ts';
import { isHeld } from './transitions.ts';

/** What a person may open, from memberships of the seed and from assignments whose delivery lag has passed. */
export interface Access {
  groupMembers(tenant: TenantSeed, groupId: string): string[];
  mayOpenSite(tenant: TenantSeed, userId: string, url: string): boolean;
  mayOpenApplication(tenant: TenantSeed, userId: string, appId: string): boolean;
  permissionsOn: SitePermissions;
}

export function createAccess(assignments: () => readonly AssignmentRecord[], now: () => number): Access {
  /** What works for somebody right now. */
  const grants = (tenant: TenantSeed, userId: string): ResourceRoleScopeSeed[] =>
    assignments()
      .filter((assignment) => assignment.tenantId === tenant.id && sameId(assignment.targetId, userId))
      .filter((assignment) => works(tenant, assignment, now()))
      .flatMap(({ accessPackageId, state }) => {
        const all = findPackage(tenant, accessPackageId)?.resourceRoleScopes ?? [];
        // Of what was delivered in part, the last thing is missing.
        return state === 'partiallyDelivered' ? all.slice(0, -1) : all;
      });

  const holds = (tenant: TenantSeed, userId: string, system: string, originId: string): boolean =>
    grants(tenant, userId).some(
      ({ scope }) => sameId(scope.originSystem, system) && sameId(scope.originId, originId),
    );

  const isMember = (tenant: TenantSeed, userId: string, groupId: string): boolean =>
    findGroup(tenant, groupId)?.memberIds.some((id) => sameId(id, userId)) === true ||
    holds(tenant, userId, 'AadGroup', groupId);

  const permissionsOn = createSitePermissions({ grants, isMember });

  return {
    permissionsOn,

    groupMembers: (tenant, groupId) =>
      tenant.users.map((user) => user.id).filter((userId) => isMember(tenant, userId, groupId)),

    mayOpenSite: (tenant, userId, url) => {
      const site = siteHolding(tenant, url);
      return site !== undefined && opensForReading(permissionsOn(tenant, userId, site, ''));
    },

    mayOpenApplication: (tenant, userId, appId) => {
      const application = tenant.applications.find((candidate) => sameId(candidate.appId, appId));
      if (application === undefined) return false;
      if (!application.appRoleAssignmentRequired) return true;
      const assigned = application.assignments.some((assignment) =>
        assignment.principalType === 'User'
          ? sameId(assignment.principalId, userId)
          : isMember(tenant, userId, assignment.principalId),
      );
      return assigned || holds(tenant, userId, 'AadApplication', application.servicePrincipalId);
    },
  };
}

function works(tenant: TenantSeed, assignment: AssignmentRecord, now: number): boolean {
  if (!isHeld(assignment) || assignment.deliveredAt === undefined) return false;
  const lag = findPackage(tenant, assignment.accessPackageId)?.deliveryLagMinutes ?? 0;
  return now >= assignment.deliveredAt + lag * 60_000;
}
