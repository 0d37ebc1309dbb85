import * as v from 'valibot';
import type { Expiration, RequestSchedule } from '../../entitlement/request.ts';
import { isNever, maybe, momentOf, optionalText, text } from './fields.ts';

const pattern = maybe(v.object({ type: text, endDateTime: optionalText, duration: optionalText }));

/**
 * `entitlementManagementSchedule`; `null` when there is none. Unknown expiration types read as *not specified*, a missing
 * one as what stands beside it.
 */
export const schedule = v.fallback(
  v.nullish(
    v.pipe(
      v.object({ startDateTime: optionalText, expiration: pattern }),
      v.transform(
        ({ startDateTime, expiration }): RequestSchedule => ({
          startDateTime: momentOf(startDateTime ?? '') === undefined ? null : (startDateTime ?? null),
          expiration: toExpiration(expiration),
        }),
      ),
    ),
    null,
  ),
  null,
);

function toExpiration(value: v.InferOutput<typeof pattern>): Expiration {
  const { type = '', endDateTime, duration } = value ?? {};
  const isUntyped = type === '';
  if (/^noexpiration$/i.test(type)) return { type: 'noExpiration' };
  if ((isUntyped || /^afterdatetime$/i.test(type)) && endDateTime !== undefined) {
    if (isNever(endDateTime)) return { type: 'noExpiration' };
    if (momentOf(endDateTime) !== undefined) return { type: 'afterDateTime', endDateTime };
  }
  if ((isUntyped || /^afterduration$/i.test(type)) && duration !== undefined)
    return { type: 'afterDuration', duration };
  return { type: 'notSpecified' };
}
