import type { Clock } from '../platform/clock.ts';
import { ok, type Result } from '../platform/failure.ts';
import type { Profile } from '../platform/profile.ts';
import type { Access, Call, Send, Sent } from './call.ts';
import { batchAnswer, type InnerAnswer } from './decode/batch.ts';
import { readOne } from './read.ts';
import { throttledUntil } from './retryAfter.ts';

/** Graph takes this many requests in one `$batch` ("JSON batching", seen 2025-02). */
const batchSize = 20;

interface InnerCall {
  method: 'GET' | 'POST';
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
      const answer = await sendOne(send, clock, input, chunk);
      if (!answer.ok && start === 0) return answer;
      if (answer.ok) {
        outcomes.push(...answer.value);
        stop = answer.value.find(({ sent }) => isThrottled(sent))?.sent;
        continue;
      }
      stop = { answered: false, failure: answer.failure, sent: false };
    }
    const rest = stop;
    outcomes.push(...chunk.map((item) => ({ item, sent: rest })));
  }
  return ok(outcomes);
}

async function sendOne<T>(
  send: Send,
  clock: Clock,
  { profile, access, toCall }: BatchInput<T>,
  chunk: readonly T[],
): Promise<Result<{ item: T; sent: Sent }[]>> {
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
  const answer = await readOne(send, { call, where: 'batch', schema: batchAnswer });
  if (!answer.ok) return answer;
  const byId = new Map(answer.value.responses.map((inner) => [inner.id, inner]));
  return ok(chunk.map((item, index) => ({ item, sent: toSent(byId.get(String(index + 1)), clock.now()) })));
}

const isThrottled = (sent: Sent): boolean => sent.failure?.kind === 'throttled';

/** An inner answer as if it had come alone. One that is missing was not answered. */
function toSent(inner: InnerAnswer | undefined, now: number): Sent {
  if (inner === undefined)
    return { answered: false, failure: { kind: 'malformedAnswer', where: 'batch' }, sent: true };
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
