import { HTTPClient } from '@microsoft/microsoft-graph-client/lib/es/src/HTTPClient.js';
import type { TokenSource } from '../auth/tokenSource.ts';
import type { ServiceClock } from '../platform/clock.ts';
import { clouds } from '../platform/cloud.ts';
import { parseJson } from '../platform/json.ts';
import type { Call, Progress, Send, Sent } from './call.ts';
import { throttle } from './middleware/throttle.ts';
import { token } from './middleware/token.ts';
import { traceId } from './middleware/traceId.ts';
import { transport } from './middleware/transport.ts';

export interface ClientDeps {
  tokens: TokenSource;
  clock: ServiceClock;
  fetch: typeof fetch;
  locale(): string;
}

/**
 * The only door to the network. Each call gets a chain of its own, for its profile's cloud and token.
 * Of the Graph client this takes the chain alone. Its `Client` brings a retry handler that re-sends POSTs (3.0.7: 9.7 KiB
 * gzipped). Its `GraphRequest` builds queries and reads answers, which is done here already (2.4 KiB).
 */
export const createSend =
  (deps: ClientDeps): Send =>
  async (call) => {
    const progress: Progress = { sent: false };
    try {
      await dispatch(call, progress, deps);
      return await conclude(progress);
    } catch {
      // Whatever a middleware threw, what is known stands in `progress`.
      return notAnswered(progress);
    }
  };

async function dispatch(call: Call, progress: Progress, deps: ClientDeps): Promise<void> {
  const chain = new HTTPClient(
    traceId(),
    throttle(progress, deps.clock),
    token(call, progress, deps.tokens),
    transport(call, progress, deps),
  );
  await chain.sendRequest({
    request: `https://${clouds[call.profile.cloud].graphHost}/v1.0${call.path}`,
    options: {
      method: call.method,
      headers: {
        Accept: 'application/json',
        'Accept-Language': deps.locale(),
        ...(call.method === 'GET' ? {} : { 'Content-Type': 'application/json' }),
        ...call.headers,
      },
      body: JSON.stringify(call.body), // `undefined` when there is none
    },
  });
}

async function conclude(progress: Progress): Promise<Sent> {
  const { response, failure } = progress;
  if (response === undefined) return notAnswered(progress);
  const text = await response.text();
  return {
    answered: true,
    status: response.status,
    headers: response.headers,
    body: parseJson(text),
    ...(failure === undefined ? {} : { failure }),
  };
}

const notAnswered = ({ failure, response, sent }: Progress): Sent => ({
  answered: false,
  // An answer that broke off while it was read is a lost connection, too.
  failure: failure ?? (response === undefined ? { kind: 'unexpected' } : { kind: 'offline' }),
  sent,
});
