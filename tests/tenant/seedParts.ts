import * as v from 'valibot';

/** Any GUID, also of no version: examples of the documentation use some. */
export const guid = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i, 'no GUID'));

export const dateTime = v.pipe(
  v.string(),
  v.check((text) => /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text)), 'no ISO date-time'),
);

export const duration = v.pipe(v.string(), v.regex(/^P(?=\d|T\d)/, 'no ISO 8601 duration'));

export const expiration = v.variant('type', [
  v.strictObject({ type: v.literal('noExpiration') }),
  v.strictObject({ type: v.literal('afterDuration'), duration }),
  v.strictObject({ type: v.literal('afterDateTime'), endDateTime: dateTime }),
]);
