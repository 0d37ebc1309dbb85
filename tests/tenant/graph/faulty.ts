import type { Fault } from '../contract.ts';
import { ConnectionDropped } from '../state/connectionDropped.ts';
import type { SwitchPositions } from '../state/switches.ts';
import type { Outcome } from './answer.ts';
import { type Answer, claimsChallenge, errorAnswer } from './errors.ts';
import type { Exchange } from './exchange.ts';

const codes: Record<number, string> = {
  400: 'BadRequest',
  401: 'InvalidAuthenticationToken',
  403: 'AccessDenied',
  404: 'ResourceNotFound',
  409: 'Conflict',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
};

/** Runs a call through a planned fault: before it, instead of it, or in place of its answer. */
export async function throughFault(
  fault: Fault,
  exchange: Exchange,
  form: SwitchPositions['retryAfter'],
  run: () => Promise<Outcome>,
): Promise<Outcome> {
  switch (fault.kind) {
    case 'status':
      return { answer: faultAnswer(fault, exchange, form) };
    case 'claims':
      return { answer: claimsChallenge(exchange, fault.status ?? 401) };
    case 'dropBefore':
      throw new ConnectionDropped();
    case 'slow':
      await (fault.until ?? wait(fault.delayMs ?? 1000));
      return run();
    case 'dropAfter':
      return { ...(await run()), dropped: true };
    case 'malformed': {
      const outcome = await run();
      return { ...outcome, answer: { ...outcome.answer, rawBody: '{"value":[{"id":' } };
    }
    case 'statusAfter':
      return { ...(await run()), answer: faultAnswer(fault, exchange, form) };
  }
}

function faultAnswer(fault: Fault, exchange: Exchange, form: SwitchPositions['retryAfter']): Answer {
  const status = fault.status ?? (fault.kind === 'statusAfter' ? 504 : 500);
  const headers: Record<string, string> =
    fault.retryAfterSeconds === undefined
      ? {}
      : { 'Retry-After': retryAfter(fault.retryAfterSeconds, exchange.now, form) };
  if (fault.body === 'bare') return errorAnswer(exchange, status, 'UnknownError', '', headers);
  const answer = errorAnswer(exchange, status, codes[status] ?? '', 'A planned fault.', headers);
  return fault.body === 'markup' ? { ...answer, rawBody: markup } : answer;
}

/** Also seen as the text of an inner answer, within a batch's JSON (microsoft-graph-docs#12951). */
const markup = '<!DOCTYPE html><html><title>Service unavailable</title><h1>Service unavailable</h1></html>';

/** Fractions were met in batches (microsoft-graph-docs#3877); dates are HTTP's other form. */
function retryAfter(seconds: number, now: number, form: SwitchPositions['retryAfter']): string {
  if (form === 'date') return new Date(now + seconds * 1000).toUTCString();
  return String(form === 'fraction' ? seconds - 0.751 : seconds);
}

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
