import * as v from 'valibot';
import type { Fault } from '../contract.ts';

const tokenOrder = v.strictObject({
  /** User principal name or object id. */
  user: v.string(),
  scopes: v.union([v.array(v.string()), v.string()]),
  /** Id or domain of the tenant; absent: the one the user principal name belongs to. */
  tenant: v.optional(v.string()),
  clientId: v.optional(v.string()),
  lifetimeSeconds: v.optional(v.number()),
});

export type TokenOrder = v.InferOutput<typeof tokenOrder>;
export const readTokenOrder = (body: unknown): TokenOrder => v.parse(tokenOrder, body);

const clockMove = v.union([
  v.strictObject({ advanceSeconds: v.pipe(v.number(), v.minValue(0)) }),
  v.strictObject({ advanceMs: v.pipe(v.number(), v.minValue(0)) }),
]);

/** Milliseconds to move the clock by. */
export function readClockMove(body: unknown): number {
  const move = v.parse(clockMove, body);
  return 'advanceMs' in move ? move.advanceMs : move.advanceSeconds * 1000;
}

const fault = v.strictObject({
  method: v.exactOptional(v.string()),
  path: v.string(),
  kind: v.picklist(['status', 'malformed', 'dropBefore', 'dropAfter', 'statusAfter', 'slow', 'claims']),
  status: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599))),
  retryAfterSeconds: v.exactOptional(v.number()),
  body: v.exactOptional(v.picklist(['bare', 'markup'])),
  delayMs: v.exactOptional(v.number()),
  times: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  inBatch: v.exactOptional(v.boolean()),
});

export const readFault = (body: unknown): Fault => v.parse(fault, body);
