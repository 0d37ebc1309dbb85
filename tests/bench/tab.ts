import type { Session } from './cdp.ts';

/** A tab in front of all others, since hidden pages paint nothing. */
export interface Tab extends Session {
  /** Goes there and waits for the page's `load`. */
  visit(url: string): Promise<void>;
  shut(): Promise<void>;
}

export async function openTab(devTools: Session): Promise<Tab> {
  const { targetId } = await devTools.send<{ targetId: string }>('Target.createTarget', {
    url: 'about:blank',
  });
  const session = await devTools.attach(targetId);
  await session.send('Page.enable');
  await session.send('Target.activateTarget', { targetId }).catch(() => {});
  return {
    ...session,
    async visit(url) {
      const loaded = session.next('Page.loadEventFired');
      const { errorText } = await session.send<{ errorText?: string }>('Page.navigate', { url });
      if (errorText !== undefined && errorText !== '') throw new Error(`${url}: ${errorText}`);
      await loaded;
    },
    shut: async () => void (await devTools.send('Target.closeTarget', { targetId })),
  };
}

/** What the last sample set going (reads of Graph, garbage) must not weigh on the next one. */
export const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 120));
