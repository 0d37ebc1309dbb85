import type { AssignmentPolicySeed } from '../organization.ts';
import { addDuration } from './duration.ts';
import type { AssignmentRecord, PackageContext, RequestRecord } from './records.ts';

/** What time alone does to requests and assignments. */
export interface TransitionRules {
  /** Between `submitted` and the next state, and between `delivering` and `delivered`. */
  transitionMs: number;
  timedOutStatus: () => string;
  contextOf: (request: RequestRecord) => PackageContext;
  assignmentOf: (request: RequestRecord) => AssignmentRecord;
}

/** Moves a request through every state whose time has come; each change carries the time it was due, not `now`. */
export function advanceRequest(request: RequestRecord, now: number, rules: TransitionRules): void {
  while (step(request, now, rules));
}

function step(request: RequestRecord, now: number, rules: TransitionRules): boolean {
  switch (request.state) {
    case 'submitted':
      return atTime(request.since + rules.transitionMs, now, (at) => leaveSubmitted(request, at, rules));
    case 'pendingApproval':
      return atTime(denialTime(request, rules), now, (at) => timeOut(request, at, rules));
    case 'scheduled':
      return atTime(startTime(request), now, (at) => enter(request, 'delivering', 'Delivering', at));
    case 'delivering':
      rules.assignmentOf(request);
      return atTime(request.since + rules.transitionMs, now, (at) => deliver(request, at, rules));
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
  if (request.requestType === 'userAdd') return true;
  const { policy } = rules.contextOf(request);
  return request.requestType === 'userUpdate' && policy.isApprovalRequiredForUpdate === true;
}

function leaveSubmitted(request: RequestRecord, at: number, rules: TransitionRules): void {
  if (asksApproval(request, rules)) {
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

function denialTime(request: RequestRecord, rules: TransitionRules): number {
  const index = request.stages.findIndex((stage) => stage.status === 'InProgress');
  const startedAt = request.stages[index]?.startedAt;
  const wait = rules.contextOf(request).policy.stages[index]?.durationBeforeAutomaticDenial;
  if (startedAt === undefined || wait === undefined) return Number.POSITIVE_INFINITY;
  return addDuration(startedAt, wait) ?? Number.POSITIVE_INFINITY;
}

function timeOut(request: RequestRecord, at: number, rules: TransitionRules): void {
  for (const stage of request.stages) if (stage.status === 'InProgress') stage.status = 'Expired';
  end(request, 'denied', rules.timedOutStatus(), at);
}

function deliver(request: RequestRecord, at: number, rules: TransitionRules): void {
  const assignment = rules.assignmentOf(request);
  advanceAssignment(assignment, at);
  // It ended while the request was under way: there is nothing left to change.
  const isTooLate = assignment.state === 'expired';
  if (isTooLate) end(request, 'deliveryFailed', 'DeliveryFailed', at);
  else if (request.requestType.toLowerCase().endsWith('remove')) expire(assignment, at);
  else grant(assignment, request, rules.contextOf(request).policy, at);
  if (!isTooLate) end(request, 'delivered', 'Delivered', at);
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
  const isHeld = assignment.deliveredAt !== undefined;
  assignment.expiresAt = expiryTime(assignment.expiration, isHeld ? at : assignment.startedAt);
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

/** Ends an assignment whose time is up. */
export function advanceAssignment(assignment: AssignmentRecord, now: number): void {
  if (assignment.state !== 'delivered' || assignment.expiresAt === undefined) return;
  if (assignment.expiresAt <= now) expire(assignment, assignment.expiresAt);
}

function expire(assignment: AssignmentRecord, at: number): void {
  assignment.state = 'expired';
  assignment.status = 'ExpiredNotificationTriggered';
  assignment.expiredAt = at;
}
