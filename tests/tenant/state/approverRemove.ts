import type { TenantSeed, UserSeed } from '../organization.ts';
import { isApprover } from './approvals.ts';
import { packageContext, sameId } from './lookups.ts';
import type { RequestRecord } from './records.ts';
import { Refusal } from './refusal.ts';
import type { TenantState } from './state.ts';
import { newRequest } from './submit.ts';
import { isHeld } from './transitions.ts';

/**
 * `approverRemove`: an approver takes back what was approved. Where a switch allows it; the body's form is not
 * documented, and taken to be that of `userRemove`.
 * @throws Refusal 403 for who may not decide on that access, 404 when it is over.
 */
export function submitApproverRemove(
  state: TenantState,
  tenant: TenantSeed,
  me: UserSeed,
  asked: { assignmentId: string; justification: string | null },
): RequestRecord {
  if (!state.switches.get('approverRevokes'))
    throw new Refusal(403, 'AccessDenied', 'Approvers of this organization take nothing back.');
  const assignment = state.ledger
    .assignments()
    .find((candidate) => candidate.tenantId === tenant.id && sameId(candidate.id, asked.assignmentId));
  if (assignment === undefined || !isHeld(assignment))
    throw new Refusal(404, 'ResourceNotFound', `There is no assignment '${asked.assignmentId}'.`);
  const isMine = state.ledger
    .requests(tenant.id)
    .filter(({ assignmentId }) => assignmentId === assignment.id)
    .some((request) => request.stages.some((stage) => isApprover(state, request, stage, me.id)));
  if (!isMine) throw new Refusal(403, 'AccessDenied', 'You are not an approver of this access.');
  const { accessPackage, policy } = packageContext(tenant, assignment.accessPackageId, assignment.policyId);
  const request = newRequest(state, tenant, me, 'approverRemove', accessPackage, policy);
  request.targetId = assignment.targetId;
  request.assignmentId = assignment.id;
  request.justification = asked.justification;
  state.ledger.addRequest(request);
  return request;
}
