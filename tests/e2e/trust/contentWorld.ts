import type { CDPSession, Page } from 'playwright-core';
import type { Knock } from '../harness/knock.ts';
import { until } from '../harness/until.ts';

/** Knock's script worlds in one page's own document and frames. */
export interface ContentWorlds {
  /** How many worlds Knock has there by now. */
  count(): number;
  /** Runs an expression in the first of them, as a subverted content script could; resolves with its JSON value. */
  run(expression: string): Promise<unknown>;
}

/** Watches for content scripts of Knock in a page. Ask before the page is opened. */
export async function watchContentWorlds(knock: Knock, page: Page): Promise<ContentWorlds> {
  const session: CDPSession = await knock.context.newCDPSession(page);
  const worlds = new Set<number>();
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.includes(knock.extensionId) && context.auxData?.type === 'isolated')
      worlds.add(context.id);
  });
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) =>
    worlds.delete(executionContextId),
  );
  session.on('Runtime.executionContextsCleared', () => worlds.clear());
  await session.send('Runtime.enable');
  return {
    count: () => worlds.size,
    async run(expression) {
      const [contextId] = await until(
        'content script',
        () => [...worlds],
        (found) => found.length > 0,
      );
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        expression,
        contextId: contextId ?? 0,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
  };
}
