import * as v from 'valibot';
import { clouds } from '../platform/cloud.ts';
import { fail, ok, type Result } from '../platform/failure.ts';
import type { GraphPage } from './api.ts';
import type { Call, Send, Sent } from './call.ts';
import { decodePage } from './decode/collection.ts';
import { readOutcome, requestIdOf } from './outcome.ts';

/** More pages than this are no list of a person's things. */
const mostPages = 200;

/** What a read is and how its answer is understood. `where` names the decoder in a `malformedAnswer`. */
export interface Read<S extends v.GenericSchema> {
  call: Call;
  where: string;
  schema: S;
  /** Called when items of a list could not be read and are left out of it. */
  onUnreadable?: (() => void) | undefined;
}

/** Reads one object. */
export async function readOne<const S extends v.GenericSchema>(
  send: Send,
  { call, where, schema }: Read<S>,
): Promise<Result<v.InferOutput<S>>> {
  const answer = readOutcome(await send(call));
  if (!answer.ok) return answer;
  const parsed = v.safeParse(schema, answer.value.body);
  return parsed.success ? ok(parsed.output) : malformed(where, answer.value);
}

/** Reads one page of a collection: the first, or the one a link of the page before leads to. */
export async function readPage<const S extends v.GenericSchema>(
  send: Send,
  { call, where, schema }: Read<S>,
  from?: string,
): Promise<Result<GraphPage<v.InferOutput<S>>>> {
  const answer = readOutcome(await send(from === undefined ? call : { ...call, address: from }));
  if (!answer.ok) return answer;
  const page = decodePage(schema, answer.value.body);
  if (page === undefined) return malformed(where, answer.value);
  const { items, nextLink } = page;
  if (nextLink === undefined) return ok({ items });
  if (!isOwnLink(nextLink, call) || nextLink === from) return malformed(`${where}.nextLink`, answer.value);
  return ok({ items, next: nextLink });
}

/** Reads a whole collection, page by page. `schema` describes one item. All or nothing: half a list is no answer. */
export async function readAll<const S extends v.GenericSchema>(
  send: Send,
  read: Read<S>,
): Promise<Result<v.InferOutput<S>[]>> {
  const first = await send(read.call);
  return collect(send, read, first);
}

/** Like `readAll`, with the first page already there (an inner answer of a `$batch`). */
export async function collect<const S extends v.GenericSchema>(
  send: Send,
  { call, where, schema, onUnreadable }: Read<S>,
  first: Sent,
): Promise<Result<v.InferOutput<S>[]>> {
  const items: v.InferOutput<S>[] = [];
  const seen = new Set<string>();
  let sent = first;
  for (;;) {
    const answer = readOutcome(sent);
    if (!answer.ok) return answer;
    const page = decodePage(schema, answer.value.body);
    if (page === undefined) return malformed(where, answer.value);
    if (page.skipped > 0) onUnreadable?.();
    items.push(...page.items);
    const { nextLink } = page;
    if (nextLink === undefined) return ok(items);
    if (!isOwnLink(nextLink, call) || seen.has(nextLink) || seen.size >= mostPages)
      return malformed(`${where}.nextLink`, answer.value);
    seen.add(nextLink);
    sent = await send({ ...call, method: 'GET', address: nextLink });
  }
}

/** A nextLink is followed, with the token, only on the Graph host that was asked. */
function isOwnLink(link: string, { profile }: Call): boolean {
  if (!URL.canParse(link)) return false;
  const url = new URL(link);
  return (
    url.origin === `https://${clouds[profile.cloud].graphHost}` && url.username === '' && url.password === ''
  );
}

const malformed = (where: string, sent: Extract<Sent, { answered: true }>): Result<never> =>
  fail({ kind: 'malformedAnswer', where, ...requestIdOf(sent) });
