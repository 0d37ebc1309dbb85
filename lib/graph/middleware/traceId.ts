import type { Middleware } from '@microsoft/microsoft-graph-client/lib/es/src/middleware/IMiddleware.js';
import { middleware, setHeader } from './middleware.ts';

/** Gives each call a `client-request-id`, by which Microsoft's support finds it. */
export const traceId = (): Middleware =>
  middleware(async (context, next) => {
    setHeader(context, 'client-request-id', crypto.randomUUID());
    await next();
  });
