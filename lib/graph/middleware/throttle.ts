import type { Middleware } from '@microsoft/microsoft-graph-client/lib/es/src/middleware/IMiddleware.js';
import type { Clock } from '../../platform/clock.ts';
import type { Progress } from '../call.ts';
import { throttledUntil } from '../retryAfter.ts';
import { middleware } from './middleware.ts';

/**
 * Turns 429 and 503 into `throttled`. It never waits and never re-sends: a worker may die in the wait, and a POST
 * must not be sent twice below the outbox.
 */
export const throttle = (progress: Progress, clock: Clock): Middleware =>
  middleware(async (_context, next) => {
    await next();
    const { response } = progress;
    if (response?.status !== 429 && response?.status !== 503) return;
    progress.failure = {
      kind: 'throttled',
      until: throttledUntil(response.headers.get('retry-after'), clock.now()),
    };
  });
