import { Refusal } from '../state/refusal.ts';
import type { Outcome } from './answer.ts';
import { authenticate, type GraphDeps, revokedAt } from './answer.ts';
import { type Answer, errorAnswer, revocationChallenge, unauthorized } from './errors.ts';
import { type Exchange, makeExchange } from './exchange.ts';
import { isObject } from './validate.ts';

interface Inner {
  id: string;
  method: string;
  url: string;
  headers: Record<string, string>;
  body: unknown;
  dependsOn: string[];
}

/** Most calls in one batch. Source: Graph documentation "Combine multiple requests using JSON batching", 2026-09. */
const limit = 20;

/**
 * `POST /$batch`: needs a valid token, checks every inner call by itself, answers 200 even if all fail. The answers
 * come in another order than the calls, as Graph promises none.
 */
export async function answerBatch(
  deps: GraphDeps,
  outer: Exchange,
  answerInner: (exchange: Exchange) => Promise<Outcome>,
): Promise<Outcome> {
  const caller = await authenticate(deps, outer);
  if (caller === undefined) return { answer: unauthorized(outer, 'Access token is missing or expired.') };
  const revoked = revokedAt(deps.state, caller);
  if (revoked !== undefined) return { caller, answer: revocationChallenge(outer, revoked) };
  try {
    const calls = readCalls(outer.body);
    const statuses = new Map<string, number>();
    const responses: unknown[] = [];
    for (const inner of calls) {
      const answer = await answerOne(inner, outer, statuses, answerInner);
      statuses.set(inner.id.toLowerCase(), answer.status);
      responses.unshift(responseOf(inner.id, answer));
    }
    return { caller, answer: { status: 200, headers: {}, body: { responses } } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { caller, answer: errorAnswer(outer, error.status, error.code, error.message) };
  }
}

async function answerOne(
  inner: Inner,
  outer: Exchange,
  statuses: ReadonlyMap<string, number>,
  answerInner: (exchange: Exchange) => Promise<Outcome>,
): Promise<Answer> {
  const exchange = innerExchange(inner, outer);
  const failed = inner.dependsOn.some((id) => (statuses.get(id.toLowerCase()) ?? 424) >= 400);
  if (failed) return errorAnswer(exchange, 424, 'FailedDependency', 'A call this one depends on failed.');
  return (await answerInner(exchange)).answer;
}

/** Relative URLs without version; the inner call carries the outer's token. */
function innerExchange(inner: Inner, outer: Exchange): Exchange {
  const version = /^\/[^/]+/.exec(outer.pathname)?.[0] ?? '';
  const headers = new Headers(inner.headers);
  headers.set('authorization', outer.headers.get('authorization') ?? '');
  return makeExchange({
    method: inner.method,
    url: new URL(`https://${outer.host}${version}/${inner.url.replace(/^\//, '')}`),
    headers,
    body: inner.body,
    inBatch: true,
    now: outer.now,
  });
}

function responseOf(id: string, answer: Answer): Record<string, unknown> {
  const headers = {
    'Cache-Control': 'no-cache',
    ...(answer.body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...answer.headers,
  };
  const body = answer.rawBody ?? answer.body;
  return { id, status: answer.status, headers, ...(body === undefined ? {} : { body }) };
}

/** @throws Refusal 400 when the batch itself is no good. */
function readCalls(body: unknown): Inner[] {
  const requests = isObject(body) ? body.requests : undefined;
  if (!Array.isArray(requests)) throw invalid("'requests' is required.");
  if (requests.length > limit) throw invalid(`A batch may hold ${limit} requests at most.`);
  const calls = requests.map(readCall);
  const ids = new Set(calls.map(({ id }) => id.toLowerCase()));
  if (ids.size < calls.length) throw invalid('Request ids must be unique.');
  return calls;
}

function readCall(value: unknown): Inner {
  if (!isObject(value)) throw invalid('A request must be an object.');
  const { id, method, url, headers = {}, body, dependsOn = [] } = value;
  if (typeof id !== 'string' || typeof method !== 'string' || typeof url !== 'string')
    throw invalid('A request needs id, method and url.');
  if (!isObject(headers) || !Array.isArray(dependsOn)) throw invalid(`Request '${id}' can't be read.`);
  const texts = Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, String(text)]));
  const writes = method.toUpperCase() === 'POST' || method.toUpperCase() === 'PATCH';
  const typed = Object.keys(texts).some((name) => name.toLowerCase() === 'content-type');
  if ((writes || body !== undefined) && (!typed || body === undefined))
    throw invalid(`Write request '${id}' does not contain a Content-Type header or a body.`);
  return { id, method, url, headers: texts, body, dependsOn: dependsOn.map(String) };
}

const invalid = (message: string): Refusal => new Refusal(400, 'BadRequest', message);
