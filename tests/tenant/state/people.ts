import type {
  AccessPackageSeed,
  AssignmentPolicySeed,
  SubjectSetSeed,
  TenantSeed,
  UserSeed,
} from '../organization.ts';
import type { Access } from './access.ts';
import { findUser, sameId } from './lookups.ts';

/** Who asked, and for whom. */
interface Asked {
  requestorId: string;
  targetId: string;
}

/** Object ids behind a set of subjects. */
function membersOf(set: SubjectSetSeed, tenant: TenantSeed, asked: Asked, access: Access): string[] {
  switch (set.type) {
    case 'singleUser':
      return [set.userId];
    case 'groupMembers':
      return access.groupMembers(tenant, set.groupId);
    case 'requestorManager':
    case 'targetManager': {
      const whose = set.type === 'targetManager' ? asked.targetId : asked.requestorId;
      const manager = managerOf(tenant, whose, set.managerLevel);
      return manager === undefined ? [] : [manager];
    }
    case 'other':
      return [];
  }
}

/** Who reports to somebody. */
export const reportsOf = (tenant: TenantSeed, { id }: UserSeed): UserSeed[] =>
  tenant.users.filter(({ managerId }) => managerId !== undefined && sameId(managerId, id));

function managerOf(tenant: TenantSeed, userId: string, level: number): string | undefined {
  const managerId = findUser(tenant, userId)?.managerId;
  return managerId === undefined || level <= 1 ? managerId : managerOf(tenant, managerId, level - 1);
}

/**
 * Strictness of a policy's scope; where several policies let somebody in, only the strictest kind counts.
 * Source: Entra documentation, "Change request settings for an access package" (multiple policies), seen 2026-09.
 */
const strictness: Record<AssignmentPolicySeed['allowedTargetScope'], number> = {
  specificDirectoryUsers: 0,
  specificConnectedOrganizationUsers: 0,
  allMemberUsers: 1,
  allDirectoryUsers: 2,
  allConfiguredConnectedOrganizationUsers: 3,
  allExternalUsers: 3,
  notSpecified: 4,
  specificDirectoryServicePrincipals: 4,
  allDirectoryServicePrincipals: 4,
  allDirectoryAgentIdentities: 4,
};

/** The policies of a package that a person may use, after the broader ones are left out. */
export function applicablePolicies(
  policies: readonly AssignmentPolicySeed[],
  tenant: TenantSeed,
  user: UserSeed,
  access: Access,
): AssignmentPolicySeed[] {
  const open = policies.filter((policy) => letsIn(policy, tenant, user, access));
  const strictest = Math.min(...open.map((policy) => strictness[policy.allowedTargetScope]));
  return open.filter((policy) => strictness[policy.allowedTargetScope] === strictest);
}

function letsIn(policy: AssignmentPolicySeed, tenant: TenantSeed, user: UserSeed, access: Access): boolean {
  const isGuest = user.userType === 'guest';
  const named = () =>
    (policy.specificAllowedTargets ?? []).some((set) =>
      membersOf(set, tenant, { requestorId: user.id, targetId: user.id }, access).some((id) =>
        sameId(id, user.id),
      ),
    );
  switch (policy.allowedTargetScope) {
    case 'specificDirectoryUsers':
      return named();
    case 'specificConnectedOrganizationUsers':
      return isGuest && named();
    case 'allMemberUsers':
      return !isGuest;
    case 'allDirectoryUsers':
      return true;
    case 'allConfiguredConnectedOrganizationUsers':
    case 'allExternalUsers':
      return isGuest;
    default:
      return false;
  }
}

/** The policies of a package under which somebody may ask for themselves. None, while its catalog isn't published. */
export function ownPolicies(
  accessPackage: AccessPackageSeed,
  tenant: TenantSeed,
  user: UserSeed,
  access: Access,
): AssignmentPolicySeed[] {
  if (!isPublished(tenant, accessPackage)) return [];
  const open = accessPackage.assignmentPolicies.filter(
    (policy) => policy.enableTargetsToSelfAddAccess !== false,
  );
  return applicablePolicies(open, tenant, user, access);
}

export const isPublished = (tenant: TenantSeed, { catalogId }: AccessPackageSeed): boolean =>
  tenant.catalogs.find(({ id }) => id === catalogId)?.state !== 'unpublished';

/** A policy lets somebody ask for somebody else: it says so, and they are among its `onBehalfRequestors`. */
export const letsAskFor = (
  policy: AssignmentPolicySeed,
  tenant: TenantSeed,
  asked: Asked,
  access: Access,
): boolean =>
  policy.enableOnBehalfRequestorsToAddAccess === true &&
  (policy.onBehalfRequestors ?? []).some((set) =>
    membersOf(set, tenant, asked, access).some((id) => sameId(id, asked.requestorId)),
  );

/**
 * Who may decide a stage of the policy; once it is escalated, its alternates, too, or else the managers of the first.
 * Nobody decides on their own request.
 */
export function approversOf(
  stage: AssignmentPolicySeed['stages'][number],
  tenant: TenantSeed,
  request: Asked,
  access: Access,
  isEscalated: boolean,
): string[] {
  const idsIn = (sets: readonly SubjectSetSeed[] = []) =>
    sets.flatMap((set) => membersOf(set, tenant, request, access));
  const orElse = (ids: string[], fallback?: readonly SubjectSetSeed[]) =>
    ids.length > 0 ? ids : idsIn(fallback);
  const primary = orElse(idsIn(stage.primaryApprovers), stage.fallbackPrimaryApprovers);
  if (!isEscalated) return othersThan(request, primary);
  const { escalation } = stage;
  const others =
    escalation === undefined
      ? primary.flatMap((id) => managerOf(tenant, id, 1) ?? [])
      : orElse(idsIn(escalation.approvers), escalation.fallback);
  return othersThan(request, [...primary, ...others]);
}

/** Who may decide the stage that a risk asks for. Source: entra-docs configure-id-protection-approvals, 2025-11. */
export const riskApproversOf = (tenant: TenantSeed, request: Asked): string[] =>
  othersThan(
    request,
    tenant.users
      .filter(({ directoryRoles }) => directoryRoles?.includes('Security Administrator'))
      .map(({ id }) => id),
  );

const othersThan = ({ requestorId, targetId }: Asked, ids: string[]): string[] =>
  ids.filter((id) => !sameId(id, requestorId) && !sameId(id, targetId));
