import * as v from 'valibot';

/** Fields as Graph really sends them: null, absent, or now and then of another type. */
export const text = v.fallback(v.string(), '');
export const flag = v.fallback(v.boolean(), false);
export const integer = v.fallback(v.number(), 0);
export const id = v.pipe(v.string(), v.minLength(1));
/** Samples print even the string "null" for "none". */
export const optionalText = v.fallback(
  v.optional(
    v.pipe(
      v.string(),
      v.minLength(1),
      v.check((value) => value !== 'null'),
    ),
  ),
  undefined,
);

/**
 * An ISO date-time as epoch milliseconds. *None* is also written as the string "null", and as the first and last moment
 * that .NET knows: `0001-01-01…` and `9999-12-31…`.
 */
export const momentOf = (value: string): number | undefined => {
  const parsed = Date.parse(value);
  return Number.isNaN(parsed) || isNever(value) || /^0001-/.test(value) ? undefined : parsed;
};

/** The last moment of .NET: what ends then never ends. */
export const isNever = (value: string): boolean => /^9999-12-31/.test(value);

export const time = v.nullish(v.pipe(v.fallback(v.string(), ''), v.transform(momentOf)), '');

/** An array of anything; not an array, null or absent: empty. (A default runs the rest of a pipe, a fallback does not.) */
export const entries = <T>(read: (values: unknown[]) => T) =>
  v.nullish(v.pipe(v.fallback(v.array(v.unknown()), []), v.transform(read)), []);

/** A list whose unreadable members are left out. */
export const list = <const S extends v.GenericSchema>(item: S) =>
  entries((values): v.InferOutput<S>[] => readable(item, values));

/** The members that a schema can read. */
export const readable = <const S extends v.GenericSchema>(
  item: S,
  values: readonly unknown[],
): v.InferOutput<S>[] =>
  values.flatMap((value) => {
    const parsed = v.safeParse(item, value);
    return parsed.success ? [parsed.output] : [];
  });

/** An object that may be missing, null or broken. */
export const maybe = <const S extends v.GenericSchema>(schema: S) =>
  v.fallback(v.optional(schema), undefined);
