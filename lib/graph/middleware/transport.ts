import type { Middleware } from '@microsoft/microsoft-graph-client/lib/es/src/middleware/IMiddleware.js';
import type { ServiceClock } from '../../platform/clock.ts';
import { minute } from '../../platform/durations.ts';
import type { Call, Progress } from '../call.ts';
import { middleware } from './middleware.ts';

/** A call that says nothing for this long counts as lost; the worker would not live much longer. */
const patience = minute;

/** The end of the chain: the network. No cookies, no cache, and no redirect may carry the token elsewhere. */
export const transport = (
  call: Call,
  progress: Progress,
  deps: { fetch: typeof fetch; clock: ServiceClock },
): Middleware =>
  middleware(async (context) => {
    progress.sent = true;
    delete progress.response;
    try {
      const response = await deps.fetch(call.address ?? context.request, {
        ...context.options,
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'manual',
        signal: AbortSignal.timeout(patience),
      });
      progress.response = context.response = response;
    } catch (error) {
      progress.failure = { kind: 'offline' };
      throw error;
    }
    deps.clock.learn(progress.response.headers.get('date'));
  });
