import type { AccessPackageSeed } from '../organization.ts';
import { sameId } from './lookups.ts';
import { openStates } from './records.ts';
import { Refusal } from './refusal.ts';
import type { TenantState } from './state.ts';

/**
 * What somebody already has or has asked for. The codes are the tenant's own: Graph documents none for this POST.
 * @throws Refusal 400
 */
export function checkConflicts(
  state: TenantState,
  tenantId: string,
  accessPackage: AccessPackageSeed,
  targetId: string,
): void {
  if (state.switches.get('duplicateGuard')) checkOpenRequests(state, tenantId, accessPackage, targetId);
  const held = heldPackages(state, tenantId, targetId);
  if (held.some((id) => sameId(id, accessPackage.id)))
    throw new Refusal(400, 'ExistingAssignment', 'The subject already has this access package.');
  const incompatible = accessPackage.incompatibleAccessPackageIds ?? [];
  if (incompatible.some((id) => held.some((other) => sameId(id, other))))
    throw new Refusal(400, 'IncompatibleAccessPackage', 'The subject holds an incompatible access package.');
}

function checkOpenRequests(
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
      400,
      'ExistingOpenRequest',
      'The subject already has an open request for this access package.',
    );
}

const heldPackages = (state: TenantState, tenantId: string, targetId: string): string[] =>
  state.ledger
    .assignments()
    .filter((assignment) => sameId(assignment.tenantId, tenantId) && sameId(assignment.targetId, targetId))
    .filter((assignment) => assignment.state === 'delivered')
    .map((assignment) => assignment.accessPackageId);
