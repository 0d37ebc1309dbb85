import type { TenantSeed, UserSeed } from '../organization.ts';
import { type AnswerDraft, checkAnswers } from './answers.ts';
import { checkOpenRequests } from './conflicts.ts';
import { packageContext, sameId } from './lookups.ts';
import { applicablePolicies } from './people.ts';
import type { AssignmentRecord, PackageContext, RequestRecord, ScheduleRecord } from './records.ts';
import { Refusal } from './refusal.ts';
import { checkSchedule } from './schedules.ts';
import type { TenantState } from './state.ts';
import { checkJustification, newRequest } from './submit.ts';
import { isHeld } from './transitions.ts';

/** What somebody asks about access they hold. */
export interface OwnChange {
  requestType: 'userRemove' | 'userUpdate';
  assignmentId: string;
  justification: string | null;
  answers: AnswerDraft[];
  schedule: ScheduleRecord;
}

/**
 * `userRemove` and `userUpdate`: somebody gives up or changes an assignment of their own.
 * @throws Refusal 404 when it is not theirs or is over, 400 for a schedule or answers that the policy does not allow or
 * while another change is open, 403 when the policy lets nobody change it, or this person no longer.
 */
export function submitForAssignment(
  state: TenantState,
  tenant: TenantSeed,
  me: UserSeed,
  asked: OwnChange,
): RequestRecord {
  const assignment = state.ledger
    .assignments()
    .find((candidate) => sameId(candidate.id, asked.assignmentId) && sameId(candidate.targetId, me.id));
  if (assignment === undefined || !isHeld(assignment))
    throw new Refusal(404, 'ResourceNotFound', `You have no assignment '${asked.assignmentId}'.`);
  const { accessPackage, policy } = packageContext(tenant, assignment.accessPackageId, assignment.policyId);
  if (asked.requestType === 'userUpdate')
    checkUpdate(state, { tenant, accessPackage, policy }, me, assignment, asked);
  else if (policy.enableTargetsToSelfRemoveAccess === false) throw notAllowed();
  if (state.switches.get('duplicateGuard')) checkOpenRequests(state, tenant.id, accessPackage, me.id);
  const request = newRequest(state, tenant, me, asked.requestType, accessPackage, policy);
  request.assignmentId = assignment.id;
  request.justification = asked.justification;
  request.answers = asked.answers.map(({ questionId, value, displayValue }) => ({
    questionId,
    value,
    displayValue,
  }));
  request.schedule = asked.schedule;
  state.ledger.addRequest(request);
  return request;
}

/** What somebody holds of a package: the reference's prose names an update by it instead of the assignment's id. */
export const heldAssignment = (
  state: TenantState,
  tenant: TenantSeed,
  me: UserSeed,
  accessPackageId: string | undefined,
): string | undefined =>
  state.ledger
    .assignments()
    .find(
      (held) =>
        held.tenantId === tenant.id &&
        isHeld(held) &&
        sameId(held.targetId, me.id) &&
        sameId(held.accessPackageId, accessPackageId ?? ''),
    )?.id;

function checkUpdate(
  state: TenantState,
  { tenant, accessPackage, policy }: PackageContext,
  me: UserSeed,
  assignment: AssignmentRecord,
  asked: OwnChange,
): void {
  if (policy.enableTargetsToSelfUpdateAccess === false) throw notAllowed();
  const open = applicablePolicies(accessPackage.assignmentPolicies, tenant, me, state.access);
  if (!open.some(({ id }) => sameId(id, policy.id))) throw notAllowed();
  checkJustification(tenant, policy, asked.justification);
  if (asked.answers.length > 0) checkAnswers(policy.questions, asked.answers);
  const fromStart = state.switches.get('updateLimit') === 'start';
  checkSchedule(policy, asked.schedule, fromStart ? assignment.startedAt : state.clock.now());
}

const notAllowed = (): Refusal =>
  new Refusal(403, 'NotAllowedByPolicy', "The policy doesn't let holders do this themselves.");
