import type { BrowserContext } from 'playwright-core';

/** DevTools on something Playwright gives no session for: the worker, the offscreen document. */
export interface RawTarget {
  /** Out: DevTools' answer. */
  send(method: string, params?: Record<string, unknown>): Promise<Record<string, unknown> | undefined>;
  detach(): Promise<void>;
}

/** Attaches to the target whose address this is; `undefined` when there is none now. */
export async function attachTo(context: BrowserContext, url: string): Promise<RawTarget | undefined> {
  const browser = await context.browser()?.newBrowserCDPSession();
  if (browser === undefined) throw new Error('No DevTools session for the browser.');
  const { targetInfos } = await browser.send('Target.getTargets');
  const target = targetInfos.find((info) => info.url === url);
  if (target === undefined) {
    await browser.detach();
    return undefined;
  }
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId: target.targetId });
  const waiting = new Map<number, (result: Record<string, unknown> | undefined) => void>();
  let nextId = 1;
  browser.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result }: { id?: number; result?: Record<string, unknown> } = JSON.parse(message);
    if (id !== undefined) waiting.get(id)?.(result);
  });
  return {
    async send(method, params = {}) {
      const id = nextId++;
      const answered = new Promise<Record<string, unknown> | undefined>((resolve) =>
        waiting.set(id, resolve),
      );
      await browser.send('Target.sendMessageToTarget', {
        sessionId,
        message: JSON.stringify({ id, method, params }),
      });
      return answered;
    },
    detach: () => browser.detach(),
  };
}

/** An expression that makes the clock of a script world run ahead. */
export const clockShift = (milliseconds: number): string => `{
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...parts) { parts.length === 0 ? super(Real.now() + ${milliseconds}) : super(...parts); }
    static now() { return Real.now() + ${milliseconds}; }
  };
}`;
