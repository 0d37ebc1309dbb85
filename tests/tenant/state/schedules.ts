import type { AssignmentPolicySeed } from '../organization.ts';
import type { ScheduleRecord } from './records.ts';
import { Refusal } from './refusal.ts';
import { expiryTime } from './transitions.ts';

export const noSchedule: ScheduleRecord = { startDateTime: null, expiration: { type: 'notSpecified' } };

/** @throws Refusal 400 when the policy allows no schedule of one's own, or the asked one leaves its bounds. */
export function checkSchedule(policy: AssignmentPolicySeed, schedule: ScheduleRecord, now: number): void {
  const { startDateTime, expiration } = schedule;
  if (startDateTime === null && expiration.type === 'notSpecified') return;
  if (!policy.allowCustomAssignmentSchedule) throw invalid('The policy allows no custom schedule.');
  const start = startDateTime === null ? now : Date.parse(startDateTime);
  if (Number.isNaN(start)) throw invalid('startDateTime is no date-time.');
  if (expiration.type !== 'notSpecified') checkEnd(policy, expiration, start);
}

function checkEnd(
  policy: AssignmentPolicySeed,
  expiration: AssignmentPolicySeed['expiration'],
  start: number,
): void {
  const latest = expiryTime(policy.expiration, start) ?? Number.POSITIVE_INFINITY;
  const asked = askedEnd(expiration, start);
  if (asked <= start) throw invalid('The assignment would end before it starts.');
  if (asked > latest) throw invalid('The assignment would outlast the policy.');
}

function askedEnd(expiration: AssignmentPolicySeed['expiration'], start: number): number {
  if (expiration.type === 'noExpiration') return Number.POSITIVE_INFINITY;
  const end = expiryTime(expiration, start);
  if (end === undefined || Number.isNaN(end))
    throw invalid('The expiration is neither a duration nor a time.');
  return end;
}

const invalid = (message: string): Refusal => new Refusal(400, 'InvalidSchedule', message);
