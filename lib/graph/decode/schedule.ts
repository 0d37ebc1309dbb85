import * as v from 'valibot';
import type { Expiration, RequestSchedule } from '../../entitlement/request.ts';
import { maybe, optionalText, text } from './fields.ts';

const pattern = maybe(v.object({ type: text, endDateTime: optionalText, duration: optionalText }));

/** `entitlementManagementSchedule`; `null` when there is none. Unknown expiration types read as *not specified*. */
export const schedule = v.fallback(
  v.nullish(
    v.pipe(
      v.object({ startDateTime: optionalText, expiration: pattern }),
      v.transform(
        (value): RequestSchedule => ({
          startDateTime: value.startDateTime ?? null,
          expiration: toExpiration(value.expiration),
        }),
      ),
    ),
    null,
  ),
  null,
);

function toExpiration(value: v.InferOutput<typeof pattern>): Expiration {
  const type = value?.type.toLowerCase();
  if (type === 'noexpiration') return { type: 'noExpiration' };
  if (type === 'afterduration' && value?.duration !== undefined)
    return { type: 'afterDuration', duration: value.duration };
  if (type === 'afterdatetime' && value?.endDateTime !== undefined)
    return { type: 'afterDateTime', endDateTime: value.endDateTime };
  return { type: 'notSpecified' };
}
