import type { Context } from '@microsoft/microsoft-graph-client/lib/es/src/IContext.js';
import type { Middleware } from '@microsoft/microsoft-graph-client/lib/es/src/middleware/IMiddleware.js';

/** A link of the Graph client's chain from one function; `next` runs the rest of the chain. */
export function middleware(run: (context: Context, next: () => Promise<void>) => Promise<void>): Middleware {
  let following: Middleware | undefined;
  return {
    setNext(next) {
      following = next;
    },
    execute: (context) => run(context, async () => following?.execute(context)),
  };
}

/** Sets one header, whatever form the others have. */
export function setHeader(context: Context, name: string, value: string): void {
  const headers = new Headers(context.options?.headers);
  headers.set(name, value);
  context.options = { ...context.options, headers };
}
