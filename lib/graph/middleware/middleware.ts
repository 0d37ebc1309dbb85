import type { Context } from '@microsoft/microsoft-graph-client/lib/es/src/IContext.js';

/** A link of a chain; `next` runs the rest of it. */
export type Middleware = (context: Context, next: () => Promise<void>) => Promise<void>;

/** The links as one function, the first outermost. */
export const chained =
  ([link, ...rest]: readonly Middleware[]) =>
  async (context: Context): Promise<void> =>
    link?.(context, () => chained(rest)(context));

/** Sets one header, whatever form the others have. */
export function setHeader(context: Context, name: string, value: string): void {
  const headers = new Headers(context.options?.headers);
  headers.set(name, value);
  context.options = { ...context.options, headers };
}
