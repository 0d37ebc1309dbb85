import type { Failure, Result } from '../platform/failure.ts';
import type { WriteResult } from './api.ts';
import type { Sent } from './call.ts';
import { errorRequestId } from './decode/error.ts';

type Answered = Extract<Sent, { answered: true }>;

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

/** Graph's `request-id`, from the header or the error envelope. */
export const requestIdOf = (sent: Answered): { requestId: string } | Record<never, never> => {
  const requestId = sent.headers.get('request-id') ?? errorRequestId(sent.body);
  return requestId === undefined ? {} : { requestId };
};

/** What an unsuccessful status means. Graph's `message` is never looked at. */
function statusFailure(sent: Answered): Failure {
  if (sent.failure !== undefined) return sent.failure;
  switch (sent.status) {
    case 401:
      return { kind: 'interactionRequired' };
    case 403:
      return { kind: 'forbidden', ...requestIdOf(sent) };
    case 404:
      return { kind: 'gone' };
    default:
      return { kind: 'unexpected', ...requestIdOf(sent) };
  }
}

/** A read's outcome: the body of a 2xx answer, or why there is none. */
export function readOutcome(sent: Sent): Result<Answered> {
  if (!sent.answered) return { ok: false, failure: sent.failure };
  return isSuccess(sent.status) ? { ok: true, value: sent } : { ok: false, failure: statusFailure(sent) };
}

/**
 * A write's outcome. Only a plain 4xx proves that nothing happened; after 408, 5xx, a redirect or a lost answer the
 * effect is not known. `refusal` gives the call's own meaning of a 4xx, where it has one.
 */
export function writeOutcome(
  sent: Sent,
  refusal: (status: number, body: unknown) => Failure | undefined,
): WriteResult<Answered> {
  if (!sent.answered) return { ok: false, maybe: sent.sent, failure: sent.failure };
  if (isSuccess(sent.status)) return { ok: true, value: sent };
  const isRefused = sent.status >= 400 && sent.status < 500 && sent.status !== 408;
  const failure =
    sent.failure ?? (isRefused ? refusal(sent.status, sent.body) : undefined) ?? statusFailure(sent);
  return { ok: false, maybe: !isRefused, failure };
}
