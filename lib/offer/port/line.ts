import { browser } from 'wxt/browser';
import { type Hello, type OfferPortDown, type OfferPortUp, offerPortName } from './messages.ts';

/** While a view is visible it says so this often; the background then follows what is unsettled more closely. */
const aliveEveryMs = 5000;

/** The view's connection to the worker, which may die at any time and drop it. */
export interface Line {
  /** Whether it could be handed over, if need be over a new port; what waited on the old one goes there, too. */
  post(message: OfferPortUp): boolean;
  /** Over the port that is there. */
  hand(message: OfferPortUp): boolean;
  /** An offer came: ports may be opened anew without one in between once more as often. */
  heard(): void;
  end(): void;
}

interface LineEvents {
  onMessage(message: OfferPortDown): void;
  /** The port was lost: what waits on it gets no answer. */
  onLost(): void;
}

export function openLine({ onMessage, onLost }: LineEvents, hello: Hello): Line {
  let silentReconnects = 0;
  let ended = false;
  let port: ReturnType<typeof connect> | undefined = connect();
  const ending = new AbortController();
  const alive = setInterval(() => {
    if (isSeen()) post({ type: 'hello' });
  }, aliveEveryMs);

  return {
    post,
    hand,
    heard() {
      silentReconnects = 0;
    },
    end() {
      ended = true;
      ending.abort();
      clearInterval(alive);
      port?.disconnect();
    },
  };

  function connect() {
    const opened = browser.runtime.connect({ name: offerPortName });
    opened.onMessage.addListener((message: OfferPortDown) => onMessage(message));
    opened.onDisconnect.addListener(() => dropped(opened));
    opened.postMessage({ type: 'hello', ...hello } satisfies OfferPortUp);
    return opened;
  }

  function dropped(which: typeof port): void {
    if (which !== port) return;
    port = undefined;
    reconnect();
    onLost();
  }

  /** A view nobody looks at would start the worker anew each time it rests: it waits until it is seen. */
  function reconnect(): void {
    if (ended || port !== undefined || silentReconnects >= 3) return;
    if (!isSeen()) {
      const once = { once: true, signal: ending.signal };
      document.addEventListener('visibilitychange', reconnect, once);
      return;
    }
    silentReconnects += 1;
    open();
  }

  /** A new port, or none any more: the extension itself was updated or removed. */
  function open(): void {
    try {
      port = connect();
    } catch {
      port = undefined;
    }
  }

  /** Over the port that is there. It throws when the worker has gone unnoticed. */
  function hand(message: OfferPortUp): boolean {
    try {
      port?.postMessage(message);
      return port !== undefined;
    } catch {
      return false;
    }
  }

  function post(message: OfferPortUp): boolean {
    if (ended) return false;
    if (hand(message)) return true;
    open();
    const isHanded = hand(message);
    onLost();
    return isHanded;
  }
}

const isSeen = (): boolean => document.visibilityState === 'visible';
