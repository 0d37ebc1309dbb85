import type { AccessPackageSeed, AssignmentPolicySeed } from '../organization.ts';
import { sameId } from '../state/lookups.ts';
import { openStates } from '../state/records.ts';
import type { Call } from './route.ts';

/** Somebody has an assignment that isn't over, or a request that is open; of one policy, or of any. */
export function inUse(
  { state, tenant }: Call,
  accessPackage: AccessPackageSeed,
  policy?: AssignmentPolicySeed,
): boolean {
  const concerns = (record: { tenantId: string; accessPackageId: string; policyId: string }): boolean =>
    record.tenantId === tenant.id &&
    sameId(record.accessPackageId, accessPackage.id) &&
    (policy === undefined || sameId(record.policyId, policy.id));
  return (
    state.ledger.assignments().some((one) => one.state !== 'expired' && concerns(one)) ||
    state.ledger.requests(tenant.id).some((one) => openStates.has(one.state) && concerns(one))
  );
}
