import type { AssignmentPolicySeed } from '../organization.ts';
import { addDuration } from './duration.ts';
import type { AssignmentRecord, PackageContext, RequestRecord, StageRecord } from './records.ts';
import type { Switches } from './switches.ts';

/** What time alone does to requests and assignments. */
export interface TransitionRules {
  /** Between `submitted` and the next state, and between `delivering` and `delivered`. */
  transitionMs: number;
  get: Switches['get'];
  contextOf: (request: RequestRecord) => PackageContext;
  assignmentOf: (request: RequestRecord) => AssignmentRecord;
}

/** Moves a request through every state whose time has come; each change carries the time it was due, not `now`. */
export function advanceRequest(request: RequestRecord, now: number, rules: TransitionRules): void {
  while (step(request, now, rules));
}

function step(request: RequestRecord, now: number, rules: TransitionRules): boolean {
  switch (request.state) {
    case 'submitted': {
      if (rules.get('license') === 'unprocessed') return false;
      const wait = request.status === 'WaitingForCallback' ? callbackMs : rules.transitionMs;
      return atTime(request.since + wait, now, (at) => leaveSubmitted(request, at, rules));
    }
    case 'pendingApproval': {
      const [denial, escalation] = [denialTime(request, rules), escalationTime(request, rules)];
      return escalation < denial
        ? atTime(escalation, now, () => escalate(request))
        : atTime(denial, now, (at) => timeOut(request, at, rules));
    }
    case 'scheduled':
      return atTime(startTime(request), now, (at) => enter(request, 'delivering', 'Delivering', at));
    case 'delivering':
      rules.assignmentOf(request);
      if (isStuck(request, rules)) return false;
      return atTime(request.since + rules.transitionMs, now, (at) => deliver(request, at, rules));
    case 'deliveryFailed':
    case 'partiallyDelivered':
      if (request.delivery !== 'failed' || !rules.get('redelivery')) return false;
      return atTime(request.since + redeliveryMs, now, (at) => deliverAgain(request, at));
    default:
      return false;
  }
}

function atTime(due: number, now: number, change: (at: number) => void): boolean {
  if (due > now) return false;
  change(due);
  return true;
}

function asksApproval(request: RequestRecord, rules: TransitionRules): boolean {
  if (request.stages.length === 0) return false;
  const { policy } = rules.contextOf(request);
  if (request.requestType === 'userAdd') return policy.isApprovalRequiredForAdd !== false;
  return request.requestType === 'userUpdate' && policy.isApprovalRequiredForUpdate === true;
}

const hour = 3600_000;
/** How long a custom extension takes to answer. */
const callbackMs = hour;
/** After which a failed delivery is tried again. */
const redeliveryMs = 4 * hour;

function leaveSubmitted(request: RequestRecord, at: number, rules: TransitionRules): void {
  const isAnswered = request.status === 'WaitingForCallback';
  if (isAnswered) request.isCalledBack = true;
  if (isAnswered && rules.get('callback') === 'denies') end(request, 'denied', 'Denied', at);
  else if (rules.get('callback') !== 'none' && request.requestType === 'userAdd' && !request.isCalledBack)
    enter(request, 'submitted', 'WaitingForCallback', at);
  else if (asksApproval(request, rules)) {
    enter(request, 'pendingApproval', 'PendingApproval', at);
    startStage(request, 0, at);
  } else {
    approve(request, at);
  }
}

/** Everybody who had to said yes, or nobody has to. The start of what is held already has been. */
export function approve(request: RequestRecord, at: number): void {
  if (request.requestType === 'userAdd' && startTime(request) > at)
    enter(request, 'scheduled', 'PendingNotBefore', at);
  else enter(request, 'delivering', 'Delivering', at);
}

export function startStage(request: RequestRecord, index: number, at: number): void {
  const stage = request.stages[index];
  if (stage === undefined) return;
  request.status = 'PendingApproval';
  stage.status = 'InProgress';
  stage.startedAt = at;
}

function enter(request: RequestRecord, state: string, status: string, at: number): void {
  request.state = state;
  request.status = status;
  request.since = at;
}

/** A state in which nothing more happens. */
export function end(request: RequestRecord, state: string, status: string, at: number): void {
  enter(request, state, status, at);
  request.completedAt = at;
}

const startTime = (request: RequestRecord): number =>
  request.schedule.startDateTime === null
    ? Number.NEGATIVE_INFINITY
    : Date.parse(request.schedule.startDateTime);

const never = Number.POSITIVE_INFINITY;
const current = ({ stages }: RequestRecord): StageRecord | undefined =>
  stages.find(({ status }) => status === 'InProgress');

/** A stage that a risk asks for is denied after 14 days at most (entra-docs configure-id-protection-approvals, 2025-11). */
const riskWait = 'P14D';

function denialTime(request: RequestRecord, rules: TransitionRules): number {
  const stage = current(request);
  if (stage?.startedAt === undefined) return never;
  const own = policyStageOf(request, stage, rules)?.durationBeforeAutomaticDenial;
  return addDuration(stage.startedAt, own ?? riskWait) ?? never;
}

const policyStageOf = (request: RequestRecord, { policyStageId }: StageRecord, rules: TransitionRules) =>
  rules.contextOf(request).policy.stages.find(({ id }) => id === policyStageId);

function escalationTime(request: RequestRecord, rules: TransitionRules): number {
  const [days, stage] = [rules.get('escalationDays'), current(request)];
  if (stage?.startedAt === undefined || stage.isEscalated || stage.policyStageId === undefined) return never;
  const own = policyStageOf(request, stage, rules)?.escalation?.after;
  if (own !== undefined) return addDuration(stage.startedAt, own) ?? never;
  return days === 0 ? never : stage.startedAt + days * 24 * hour;
}

function escalate(request: RequestRecord): void {
  const stage = current(request);
  if (stage !== undefined) stage.isEscalated = true;
  request.status = 'PendingApprovalEscalated';
}

function timeOut(request: RequestRecord, at: number, rules: TransitionRules): void {
  for (const stage of request.stages) if (stage.status === 'InProgress') stage.status = 'Expired';
  end(request, 'denied', rules.get('timedOutStatus'), at);
}

function deliver(request: RequestRecord, at: number, rules: TransitionRules): void {
  const assignment = rules.assignmentOf(request);
  advanceAssignment(assignment, at);
  // It ended while the request was under way: there is nothing left to change.
  if (assignment.state === 'expired') {
    end(request, 'deliveryFailed', 'DeliveryFailed', at);
    return;
  }
  if (isFailing(request, rules)) {
    failDelivery(request, assignment, at, rules);
    return;
  }
  if (request.requestType.toLowerCase().endsWith('remove')) expire(assignment, at);
  else grant(assignment, request, rules.contextOf(request).policy, at);
  end(request, 'delivered', 'Delivered', at);
}

/** New access only; what is held already stays as it is. */
const isNew = ({ requestType, delivery }: RequestRecord): boolean =>
  requestType === 'userAdd' && delivery !== 'again';

const isStuck = (request: RequestRecord, rules: TransitionRules): boolean =>
  isNew(request) && rules.get('delivery') === 'stuck';

const isFailing = (request: RequestRecord, rules: TransitionRules): boolean =>
  isNew(request) && ['partial', 'failed'].includes(rules.get('delivery'));

function failDelivery(
  request: RequestRecord,
  assignment: AssignmentRecord,
  at: number,
  rules: TransitionRules,
): void {
  const isPartial = rules.get('delivery') === 'partial';
  if (isPartial) grant(assignment, request, rules.contextOf(request).policy, at);
  assignment.state = isPartial ? 'partiallyDelivered' : 'deliveryFailed';
  assignment.status = isPartial ? 'PartiallyDelivered' : 'DeliveryFailed';
  end(request, assignment.state, assignment.status, at);
  request.delivery = 'failed';
}

/** What was over opens again. */
export function deliverAgain(request: RequestRecord, at: number): void {
  enter(request, 'delivering', 'Delivering', at);
  request.completedAt = undefined;
  request.delivery = 'again';
}

function grant(
  assignment: AssignmentRecord,
  request: RequestRecord,
  policy: AssignmentPolicySeed,
  at: number,
): void {
  const { expiration } = request.schedule;
  assignment.expiration = expiration.type === 'notSpecified' ? policy.expiration : expiration;
  // A length that is asked for of what is held counts from when it is given.
  const wasGiven = assignment.deliveredAt !== undefined;
  assignment.expiresAt = expiryTime(assignment.expiration, wasGiven ? at : assignment.startedAt);
  assignment.deliveredAt ??= at;
  assignment.state = 'delivered';
  assignment.status = 'Delivered';
}

/** `undefined`: never. */
export function expiryTime(
  expiration: AssignmentPolicySeed['expiration'],
  start: number,
): number | undefined {
  switch (expiration.type) {
    case 'noExpiration':
      return undefined;
    case 'afterDateTime':
      return Date.parse(expiration.endDateTime);
    case 'afterDuration':
      return addDuration(start, expiration.duration);
  }
}

/** Somebody has access by it, or a part of it. */
export const isHeld = ({ state }: AssignmentRecord): boolean =>
  state === 'delivered' || state === 'partiallyDelivered';

/** Ends an assignment whose time is up. */
export function advanceAssignment(assignment: AssignmentRecord, now: number): void {
  if (!isHeld(assignment) || assignment.expiresAt === undefined) return;
  if (assignment.expiresAt <= now) expire(assignment, assignment.expiresAt);
}

function expire(assignment: AssignmentRecord, at: number): void {
  assignment.state = 'expired';
  assignment.status = 'ExpiredNotificationTriggered';
  assignment.expiredAt = at;
}
