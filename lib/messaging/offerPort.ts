import { browser } from 'wxt/browser';
import type { Offer } from '../offer/offer.ts';
import { fail, type Result } from '../platform/failure.ts';
import {
  type CardCommand,
  type CommandAnswer,
  type CommandInput,
  type OfferPortDown,
  type OfferPortUp,
  offerPortName,
} from './protocol.ts';

/** While a view is visible it says so this often; the background then follows what is unsettled more closely. */
const aliveEveryMs = 10_000;

export interface OfferPortEvents {
  onOffer(message: { offer: Offer; now: number; locale?: string }): void;
  /** There is no denial to show (any more). */
  onClosed(): void;
}

export interface OfferPort {
  command<K extends CardCommand>(command: K, input: CommandInput<K>): Promise<CommandAnswer<K>>;
  height(pixels: number): void;
  dismiss(): void;
  disconnect(): void;
}

/**
 * The view's end of the offer port. The worker may die at any time and drop it: it is opened again, at most a few
 * times in a row without an offer in between, and commands that were waiting answer `unexpected`.
 */
export function openOfferPort(events: OfferPortEvents, tabId?: number): OfferPort {
  const waiting = new Map<number, (answer: Result<unknown>) => void>();
  let nextNumber = 1;
  let silentReconnects = 0;
  let ended = false;
  let port = connect();
  const alive = setInterval(() => {
    if (document.visibilityState === 'visible') post({ type: 'hello' });
  }, aliveEveryMs);

  function connect() {
    const opened = browser.runtime.connect({ name: offerPortName });
    opened.onMessage.addListener((message: OfferPortDown) => receive(message));
    opened.onDisconnect.addListener(() => dropped());
    opened.postMessage({ type: 'hello', ...(tabId === undefined ? {} : { tabId }) } satisfies OfferPortUp);
    return opened;
  }

  function receive(message: OfferPortDown): void {
    if (message.type === 'answer') {
      waiting.get(message.number)?.(message.answer);
      waiting.delete(message.number);
      return;
    }
    silentReconnects = 0;
    if (message.type === 'offer') events.onOffer(message);
    else events.onClosed();
  }

  function dropped(): void {
    for (const settle of waiting.values()) settle(fail({ kind: 'unexpected' }));
    waiting.clear();
    if (ended || silentReconnects >= 3) return;
    silentReconnects += 1;
    port = connect();
  }

  function post(message: OfferPortUp): void {
    try {
      port.postMessage(message);
    } catch {
      if (ended || silentReconnects >= 3) return;
      port = connect(); // the worker went away between two messages
      port.postMessage(message);
    }
  }

  return {
    command: (command, input) =>
      new Promise((resolve) => {
        const number = nextNumber++;
        waiting.set(number, resolve as (answer: Result<unknown>) => void);
        post({ type: 'command', number, message: { command, input } });
      }),
    height: (pixels) => post({ type: 'height', height: pixels }),
    dismiss: () => post({ type: 'dismiss' }),
    disconnect() {
      ended = true;
      clearInterval(alive);
      port.disconnect();
    },
  };
}
