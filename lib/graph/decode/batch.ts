import * as v from 'valibot';
import { readable } from './fields.ts';

const inner = v.object({
  id: v.pipe(v.union([v.string(), v.number()]), v.transform(String)),
  status: v.number(),
  headers: v.fallback(v.looseObject({}), {}),
  body: v.optional(v.unknown()),
});

/** The answer to `$batch`; its inner answers come in any order. */
export const batchAnswer = v.object({
  responses: v.pipe(
    v.array(v.unknown()),
    v.transform((values) => readable(inner, values)),
  ),
});
export type InnerAnswer = v.InferOutput<typeof inner>;
