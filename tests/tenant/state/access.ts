import type { ResourceRoleScopeSeed, TenantSeed } from '../organization.ts';
import { findGroup, findPackage, isWithin, sameId, siteAddress, siteHolding } from './lookups.ts';
import type { AssignmentRecord } from './records.ts';

/** What a person may open, from memberships of the seed and from assignments whose delivery lag has passed. */
export interface Access {
  groupMembers(tenant: TenantSeed, groupId: string): string[];
  mayOpenSite(tenant: TenantSeed, userId: string, url: string): boolean;
  mayOpenApplication(tenant: TenantSeed, userId: string, appId: string): boolean;
}

export function createAccess(assignments: () => readonly AssignmentRecord[], now: () => number): Access {
  /** What works for somebody right now. */
  const grants = (tenant: TenantSeed, userId: string): ResourceRoleScopeSeed[] =>
    assignments()
      .filter((assignment) => assignment.tenantId === tenant.id && sameId(assignment.targetId, userId))
      .filter((assignment) => works(tenant, assignment, now()))
      .flatMap((assignment) => findPackage(tenant, assignment.accessPackageId)?.resourceRoleScopes ?? []);

  const holds = (tenant: TenantSeed, userId: string, system: string, originId: string): boolean =>
    grants(tenant, userId).some(
      ({ scope }) => sameId(scope.originSystem, system) && sameId(scope.originId, originId),
    );

  const isMember = (tenant: TenantSeed, userId: string, groupId: string): boolean =>
    findGroup(tenant, groupId)?.memberIds.some((id) => sameId(id, userId)) === true ||
    holds(tenant, userId, 'AadGroup', groupId);

  return {
    groupMembers: (tenant, groupId) =>
      tenant.users.map((user) => user.id).filter((userId) => isMember(tenant, userId, groupId)),

    mayOpenSite: (tenant, userId, url) => {
      const site = siteHolding(tenant, url);
      if (site === undefined) return false;
      if (site.memberIds.some((id) => sameId(id, userId))) return true;
      if (site.groupId !== undefined && isMember(tenant, userId, site.groupId)) return true;
      return grants(tenant, userId).some(
        ({ scope }) =>
          sameId(scope.originSystem, 'SharePointOnline') &&
          // Subsites inherit from their parent.
          isWithin(siteAddress(site.url), siteAddress(scope.originId)),
      );
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
  if (assignment.state !== 'delivered' || assignment.deliveredAt === undefined) return false;
  const lag = findPackage(tenant, assignment.accessPackageId)?.deliveryLagMinutes ?? 0;
  return now >= assignment.deliveredAt + lag * 60_000;
}
