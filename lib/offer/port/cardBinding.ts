import type { DenialSession } from '../denialSessions.ts';

type ReadSession = (tabId: number) => Promise<DenialSession | undefined>;

/**
 * Binds a card's port to one report: it is served only if the top page of its tab is of the origin that reported, and
 * only as long as that report stands. A card in another document of the tab, in one the person went on to, or in a page
 * that never reported is told that there is nothing to show.
 * In: how to read a tab's session; the top page's address as the browser names it when the port opens.
 */
export function boundToReport(read: ReadSession, topAddress: string | undefined): ReadSession {
  const origin = topAddress === undefined ? undefined : URL.parse(topAddress)?.origin;
  let report: string | undefined;
  return async (tabId) => {
    const session = await read(tabId);
    if (session === undefined || session.origin !== origin) return undefined;
    report ??= session.id;
    return session.id === report ? session : undefined;
  };
}

/** The live cards, one a tab. Ports are compared by identity. */
export interface LiveCards<P> {
  /** Whether the port may be served: no other card of this tab is live. */
  claim(tabId: number, port: P): boolean;
  release(tabId: number, port: P): void;
}

/**
 * The first one stays: a frame that somebody adds to the page cannot push the card aside. A card that is taken out of
 * the page loses its port first, so the one that is put back finds its place free.
 */
export function createLiveCards<P>(): LiveCards<P> {
  const live = new Map<number, P>();
  return {
    claim(tabId, port) {
      if (live.has(tabId)) return false;
      live.set(tabId, port);
      return true;
    },
    release(tabId, port) {
      if (live.get(tabId) === port) live.delete(tabId);
    },
  };
}
