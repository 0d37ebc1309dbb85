import type { TenantSeed, UserSeed } from '../organization.ts';
import { packageContext, sameId } from './lookups.ts';
import type { RequestRecord, ScheduleRecord } from './records.ts';
import { Refusal } from './refusal.ts';
import { checkSchedule } from './schedules.ts';
import type { TenantState } from './state.ts';
import { newRequest } from './submit.ts';

/**
 * `userRemove` and `userUpdate`: somebody gives up or changes an assignment of their own.
 * @throws Refusal 404 when it is not theirs or is over, 400 when the policy does not allow the schedule.
 */
export function submitForAssignment(
  state: TenantState,
  tenant: TenantSeed,
  me: UserSeed,
  asked: { requestType: 'userRemove' | 'userUpdate'; assignmentId: string; schedule: ScheduleRecord },
): RequestRecord {
  const assignment = state.ledger
    .assignments()
    .find((candidate) => sameId(candidate.id, asked.assignmentId) && sameId(candidate.targetId, me.id));
  if (assignment === undefined || assignment.state !== 'delivered')
    throw new Refusal(404, 'ResourceNotFound', `You have no assignment '${asked.assignmentId}'.`);
  const { accessPackage, policy } = packageContext(tenant, assignment.accessPackageId, assignment.policyId);
  checkSchedule(policy, asked.schedule, state.clock.now());
  const request = newRequest(state, tenant, me, asked.requestType, accessPackage, policy);
  request.assignmentId = assignment.id;
  request.schedule = asked.schedule;
  state.ledger.addRequest(request);
  return request;
}
