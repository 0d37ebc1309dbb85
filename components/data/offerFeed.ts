import type { Offer } from '../../lib/offer/offer.ts';
import { type OfferPort, openOfferPort } from '../../lib/offer/port/client.ts';
import type { Hello } from '../../lib/offer/port/messages.ts';
import { after } from '../../lib/platform/after.ts';

export type FeedState =
  | { state: 'connecting' }
  | { state: 'offered'; offer: Offer; clockOffset: number; locale: string | undefined }
  /** Nothing is refused on this page (any more). */
  | { state: 'closed' };

/** What the background says about one page. It lives outside React, because it is requested before React begins. */
export interface OfferFeed {
  port(): OfferPort;
  /** The page's tab, for the popup; the card's own is known to the background. */
  readonly tabId: number | undefined;
  current(): FeedState;
  subscribe(listener: () => void): () => void;
  /** Resolves when there is something to show, or when nothing came in this time (ms): then the view begins without. */
  first(patienceMs: number): Promise<void>;
}

/** Opens the port at once, or after `when`; a command doesn't wait for that. Ends with its page. */
export function openOfferFeed(hello: Hello, when?: Promise<void>): OfferFeed {
  const listeners = new Set<() => void>();
  const firstWord = Promise.withResolvers<void>();
  let current: FeedState = { state: 'connecting' };
  const tell = (state: FeedState) => {
    current = state;
    firstWord.resolve();
    for (const listener of listeners) listener();
  };
  let opened: OfferPort | undefined;
  const port = () => {
    opened ??= openOfferPort(
      {
        onOffer: ({ offer, now, locale }) =>
          tell({ state: 'offered', offer, clockOffset: now - Date.now(), locale }),
        onClosed: () => tell({ state: 'closed' }),
      },
      hello,
    );
    return opened;
  };
  if (when === undefined) port();
  else void when.then(port);
  return {
    port,
    tabId: hello.tabId,
    current: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    first: (patienceMs) => Promise.race([firstWord.promise, after(patienceMs)]),
  };
}
