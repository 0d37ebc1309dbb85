import * as v from 'valibot';

const inner = v.object({ 'request-id': v.string() });
const envelope = v.object({
  error: v.union([v.object({ innerError: inner }), v.object({ innererror: inner })]),
});

/** `request-id` of an error envelope, whose inner part is spelled `innerError` or `innererror`. */
export function errorRequestId(body: unknown): string | undefined {
  const parsed = v.safeParse(envelope, body);
  if (!parsed.success) return undefined;
  const { error } = parsed.output;
  return 'innerError' in error ? error.innerError['request-id'] : error.innererror['request-id'];
}

const coded = v.object({ error: v.object({ code: v.string() }) });

/** The code of an error, empty where there is none; Graph's message is never looked at. */
export const errorCode = (body: unknown): string => (v.is(coded, body) ? body.error.code : '');

/** The organisation lacks a license, whoever asks. */
export const isAboutLicense = (body: unknown): boolean => /license/i.test(errorCode(body));
