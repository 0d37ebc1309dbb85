import { type Middleware, setHeader } from './middleware.ts';

/** Gives each call a `client-request-id`, by which Microsoft's support finds it. */
export const traceId = (): Middleware => async (context, next) => {
  setHeader(context, 'client-request-id', crypto.randomUUID());
  await next();
};
