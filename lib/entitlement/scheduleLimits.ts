import { minute } from '../platform/durations.ts';
import { durationMs } from './duration.ts';
import type { Expiration, PolicyRequirements, RequestSchedule } from './request.ts';

/** A start "now", picked a few minutes ago, is not in the past yet. */
const startToleranceMs = 10 * minute;

/**
 * What is wrong with the dates a person chose, or `undefined`. In: the policy (its `schedule.expiration` is the
 * longest it grants), the choice (`null`: as the policy says), now in epoch ms.
 */
export function scheduleProblem(
  policy: Pick<PolicyRequirements, 'allowsCustomSchedule' | 'schedule'>,
  chosen: RequestSchedule | null,
  now: number,
): 'notAllowed' | 'start' | 'end' | 'tooLong' | undefined {
  if (chosen === null) return undefined;
  if (!policy.allowsCustomSchedule) return 'notAllowed';
  const start = chosen.startDateTime === null ? now : Date.parse(chosen.startDateTime);
  if (Number.isNaN(start) || start < now - startToleranceMs) return 'start';
  const end = endOfExpiration(chosen.expiration, start);
  if (end === undefined || end <= start) return 'end';
  const limit =
    policy.schedule === null ? Number.POSITIVE_INFINITY : endOfExpiration(policy.schedule.expiration, start);
  // A limit that cannot be read is the service's to enforce.
  return limit !== undefined && end > limit && chosen.expiration.type !== 'notSpecified'
    ? 'tooLong'
    : undefined;
}

/** Epoch ms at which access ends, `Infinity` for never; `undefined` when it cannot be read. */
export function endOfExpiration(expiration: Expiration, start: number): number | undefined {
  switch (expiration.type) {
    case 'noExpiration':
    case 'notSpecified':
      return Number.POSITIVE_INFINITY;
    case 'afterDateTime': {
      const end = Date.parse(expiration.endDateTime);
      return Number.isNaN(end) ? undefined : end;
    }
    case 'afterDuration': {
      const length = durationMs(expiration.duration);
      return length === undefined ? undefined : start + length;
    }
  }
}
