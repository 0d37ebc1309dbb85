import type { AccessPackageSeed } from '../organization.ts';
import { sameId } from './lookups.ts';
import { type AssignmentRecord, openStates } from './records.ts';
import { Refusal } from './refusal.ts';
import type { TenantState } from './state.ts';
import { isHeld } from './transitions.ts';

/**
 * What somebody already has or has asked for. The codes are the tenant's own: Graph documents none for this POST. Out:
 * the assignment that the request renews, where a switch lets it.
 * @throws Refusal 400
 */
export function checkConflicts(
  state: TenantState,
  tenantId: string,
  accessPackage: AccessPackageSeed,
  targetId: string,
): AssignmentRecord | undefined {
  if (state.switches.get('duplicateGuard')) checkOpenRequests(state, tenantId, accessPackage, targetId);
  const held = heldBy(state, tenantId, targetId);
  const same = held.find(({ accessPackageId }) => sameId(accessPackageId, accessPackage.id));
  const isRenewal = state.switches.get('renewal') === 'taken' && same?.expiresAt !== undefined;
  if (same !== undefined && !isRenewal)
    throw new Refusal(400, 'ExistingAssignment', 'The subject already has this access package.');
  const incompatible = accessPackage.incompatibleAccessPackageIds ?? [];
  if (incompatible.some((id) => held.some(({ accessPackageId }) => sameId(id, accessPackageId))))
    throw new Refusal(400, 'IncompatibleAccessPackage', 'The subject holds an incompatible access package.');
  const tenant = state.directory.tenant(tenantId);
  const isMember = (groupId: string): boolean =>
    tenant !== undefined && state.access.groupMembers(tenant, groupId).some((id) => sameId(id, targetId));
  if ((accessPackage.incompatibleGroupIds ?? []).some(isMember))
    throw new Refusal(400, 'IncompatibleAccessPackage', 'The subject is in an incompatible group.');
  return same;
}

/** @throws Refusal 400 or 409 while a request of any kind for the package is under way. */
export function checkOpenRequests(
  state: TenantState,
  tenantId: string,
  accessPackage: AccessPackageSeed,
  targetId: string,
): void {
  const open = state.ledger
    .requests(tenantId)
    .some(
      (request) =>
        openStates.has(request.state) &&
        sameId(request.accessPackageId, accessPackage.id) &&
        sameId(request.targetId, targetId),
    );
  if (open)
    throw new Refusal(
      state.switches.get('duplicateGuard') === 409 ? 409 : 400,
      'ExistingOpenRequest',
      'The subject already has an open request for this access package.',
    );
}

const heldBy = (state: TenantState, tenantId: string, targetId: string): AssignmentRecord[] =>
  state.ledger
    .assignments()
    .filter((assignment) => sameId(assignment.tenantId, tenantId) && sameId(assignment.targetId, targetId))
    .filter(isHeld);
