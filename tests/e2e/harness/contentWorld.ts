import type { CDPSession, Page } from 'playwright-core';
import type { Knock } from './knock.ts';
import { until } from './until.ts';

/** Knock's script worlds in one page's own document and frames. */
export interface ContentWorlds {
  /** How many worlds Knock has there by now. */
  count(): number;
  /** Runs an expression in the first of them, as a subverted content script could; resolves with its JSON value. */
  run(expression: string): Promise<unknown>;
  /** How many observers of any kind live in all of them, as the browser's heap tells after a collection. */
  observers(): Promise<number>;
}

const observerKinds = ['MutationObserver', 'IntersectionObserver', 'ResizeObserver', 'PerformanceObserver'];

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
  /** Instances of a class of that world's own; each world has its own prototypes. */
  async function instances(contextId: number, kind: string): Promise<number> {
    const objectGroup = 'observers';
    const expression = `${kind}.prototype`;
    const { result } = await session.send('Runtime.evaluate', { expression, contextId, objectGroup });
    const { objects } = await session.send('Runtime.queryObjects', {
      prototypeObjectId: result.objectId ?? '',
      objectGroup,
    });
    const length = await session.send('Runtime.callFunctionOn', {
      objectId: objects.objectId ?? '',
      functionDeclaration: 'function () { return this.length; }',
      returnByValue: true,
    });
    await session.send('Runtime.releaseObjectGroup', { objectGroup }); // else the list would keep them alive
    return Number(length.result.value);
  }
  return {
    count: () => worlds.size,
    async observers() {
      let sum = 0;
      for (const contextId of worlds)
        for (const kind of observerKinds) sum += await instances(contextId, kind);
      return sum;
    },
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
