import { isRecord } from '../platform/isRecord.ts';
import type { Ask } from './ask.ts';
import { type ReadingName, readings } from './readings.ts';

export type Item = Record<string, unknown>;

/** Why an answer says nothing. `busy`: Graph asked to wait; `notAsked`: an earlier answer ended the visit. */
export const troubles = ['noAnswer', 'nonsense', 'busy', 'signIn', 'notAsked'] as const;
export type Trouble = (typeof troubles)[number];

/** What one call brought. `items`: of the first page of a list, the only page that is read. */
export interface Came {
  status?: number;
  code?: Code;
  trouble?: Trouble;
  items?: Item[];
  hasMore?: boolean;
}

/** A plain no, whatever its status; trouble is none. */
export const refusal = ({ status, trouble }: Came): true | undefined =>
  (trouble === undefined && status !== undefined && status >= 400) || undefined;

/** Asks for a planned reading; `path` instead of the planned one, where that has places to fill in. */
export type Visit = (name: ReadingName, path?: string) => Promise<Came>;

/** After so many calls in a row without an answer nobody waits for more. */
const mostSilence = 2;

/**
 * One round of questions: none more often than planned. It ends, and says *not asked* to the rest, once Graph asks to
 * wait, no longer takes the token, or is silent.
 */
export function createVisit(ask: Ask): Visit {
  const made = new Map<ReadingName, number>();
  let silence = 0;
  let isOver = false;
  return async (name, path) => {
    const { as, method, path: planned, most } = readings[name];
    const count = made.get(name) ?? 0;
    if (isOver || count >= most) return { trouble: 'notAsked' };
    made.set(name, count + 1);
    const { status, body } = await ask({ as, method, path: path ?? planned });
    silence = status === 0 ? silence + 1 : 0;
    isOver = silence >= mostSilence || endings.has(status);
    return cameOf(status, body);
  };
}

const endings = new Map<number, Trouble>([
  [401, 'signIn'],
  [429, 'busy'],
  [503, 'busy'],
]);

function cameOf(status: number, body: unknown): Came {
  if (status === 0) return { trouble: 'noAnswer' };
  const ending = endings.get(status);
  if (ending !== undefined) return { status, trouble: ending };
  if (status < 200 || status > 299) {
    const code = codeOf(body);
    return {
      status,
      ...(code === undefined ? {} : { code }),
      ...(status > 499 && status !== 501 ? { trouble: 'noAnswer' } : {}),
    };
  }
  const value = isRecord(body) ? body.value : undefined;
  if (!Array.isArray(value) || !value.every(isRecord)) return { status, trouble: 'nonsense' };
  return { status, items: value, hasMore: isRecord(body) && typeof body['@odata.nextLink'] === 'string' };
}

/**
 * Codes of Graph's own that may be kept ("Error responses", and answers seen in public, 2026-11). Any other is `other`: a
 * code is free text, too.
 */
export const codes = [
  'AccessDenied',
  'accessDenied',
  'Authorization_RequestDenied',
  'BadRequest',
  'CallerNotResourceOwner',
  'Forbidden',
  'generalException',
  'InternalServerError',
  'itemNotFound',
  'NotFound',
  'NotImplemented',
  'Request_BadRequest',
  'Request_ResourceNotFound',
  'Request_UnsupportedQuery',
  'ResourceNotFound',
  'UnAuthorized',
  'Unauthorized',
  'UnknownError',
  'other',
] as const;
export type Code = (typeof codes)[number];

/** Never Graph's message. */
function codeOf(body: unknown): Code | undefined {
  const error = isRecord(body) ? body.error : undefined;
  const code = isRecord(error) ? error.code : undefined;
  if (typeof code !== 'string' || code === '') return undefined;
  return codes.find((one) => one === code) ?? 'other';
}
