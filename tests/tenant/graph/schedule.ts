import type { AssignmentPolicySeed } from '../organization.ts';
import type { ScheduleRecord } from '../state/records.ts';

type Expiration = AssignmentPolicySeed['expiration'] | { type: 'notSpecified' };

export const expirationJson = (expiration: Expiration) => ({
  type: expiration.type,
  duration: expiration.type === 'afterDuration' ? expiration.duration : null,
  endDateTime: expiration.type === 'afterDateTime' ? expiration.endDateTime : null,
});

export const scheduleJson = (schedule: ScheduleRecord) => ({
  '@odata.type': '#microsoft.graph.entitlementManagementSchedule',
  startDateTime: schedule.startDateTime,
  recurrence: null,
  expiration: expirationJson(schedule.expiration),
});
