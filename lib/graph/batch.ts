import * as v from 'valibot';
import type { Clock } from '../platform/clock.ts';
import { type Failure, fail, ok, type Result } from '../platform/failure.ts';
import type { Profile } from '../platform/profile.ts';
import type { Access, Call, Send, Sent } from './call.ts';
import { batchAnswer, type InnerAnswer } from './decode/batch.ts';
import { writeOutcome } from './outcome.ts';
import { throttledUntil } from './retryAfter.ts';

/** Graph takes this many requests in one `$batch` ("JSON batching", seen 2025-02). */
export const batchSize = 20;

interface InnerCall {
  method: 'GET' | 'POST' | 'PATCH';
  /** Below `/v1.0`, with query. */
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
}

export interface BatchInput<T> {
  profile: Profile;
  access: Access;
  items: readonly T[];
  toCall(item: T): InnerCall;
}

/**
 * Sends one inner call an item, in as many `$batch`es as that takes. Out: an outcome an item, in the order of the
 * items. It fails only when the very first batch did. Once Graph throttles, the rest is not sent and counts as
 * throttled.
 */
export async function sendBatches<T>(
  send: Send,
  clock: Clock,
  input: BatchInput<T>,
): Promise<Result<{ item: T; sent: Sent }[]>> {
  const outcomes: { item: T; sent: Sent }[] = [];
  let stop: Sent | undefined;
  for (let start = 0; start < input.items.length; start += batchSize) {
    const chunk = input.items.slice(start, start + batchSize);
    if (stop === undefined) {
      const { inner, failure } = await sendOne(send, clock, input, chunk);
      if (failure !== undefined && start === 0) return fail(failure);
      if (failure === undefined) {
        outcomes.push(...chunk.map((item, index) => ({ item, sent: inner[index] as Sent })));
        stop = inner.find(isThrottled);
        continue;
      }
      stop = { answered: false, failure, sent: false };
    }
    const rest = stop;
    outcomes.push(...chunk.map((item) => ({ item, sent: rest })));
  }
  return ok(outcomes);
}

/**
 * Sends at most twenty in one `$batch`. Out: their answers in the order of the items. Where the batch itself fails, none
 * is answered: a status means the batch, and says nothing of a call within.
 */
export const sendTogether = async <T>(send: Send, clock: Clock, input: BatchInput<T>): Promise<Sent[]> =>
  (await sendOne(send, clock, input, input.items)).inner;

async function sendOne<T>(
  send: Send,
  clock: Clock,
  { profile, access, toCall }: BatchInput<T>,
  chunk: readonly T[],
): Promise<{ inner: Sent[]; failure?: Failure }> {
  const requests = chunk.map((item, index) => {
    const { method, path, headers, body } = toCall(item);
    return {
      id: String(index + 1),
      method,
      url: path,
      ...(headers === undefined ? {} : { headers }),
      ...(body === undefined ? {} : { body }),
    };
  });
  const call: Call = { profile, access, method: 'POST', path: '/$batch', body: { requests } };
  const sent = await send(call);
  const outcome = writeOutcome(sent, () => undefined);
  if (!outcome.ok) {
    const { failure, maybe } = outcome;
    return { inner: chunk.map(() => ({ answered: false, failure, sent: maybe })), failure };
  }
  const answer = v.safeParse(batchAnswer, outcome.value.body);
  const byId = new Map(answer.success ? answer.output.responses.map((inner) => [inner.id, inner]) : []);
  return {
    inner: chunk.map((_, index) => toSent(byId.get(String(index + 1)), clock.now())),
    ...(answer.success ? {} : { failure: unreadable }),
  };
}

const unreadable: Failure = { kind: 'malformedAnswer', where: 'batch' };

const isThrottled = (sent: Sent): boolean => sent.failure?.kind === 'throttled';

/** An inner answer as if it had come alone. One that is missing was not answered. */
function toSent(inner: InnerAnswer | undefined, now: number): Sent {
  if (inner === undefined) return { answered: false, failure: unreadable, sent: true };
  const headers = new Headers();
  for (const [name, value] of Object.entries(inner.headers)) {
    // Header names and values come from the answer's body: those that can't be headers are dropped.
    if (/^[\w-]+$/.test(name) && typeof value === 'string' && /^[\t\x20-\x7e]*$/.test(value))
      headers.set(name, value);
  }
  const { status, body } = inner;
  if (status !== 429 && status !== 503) return { answered: true, status, body, headers };
  const until = throttledUntil(headers.get('retry-after'), now);
  return { answered: true, status, body, headers, failure: { kind: 'throttled', until } };
}
