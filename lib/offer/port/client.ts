import { browser } from 'wxt/browser';
import type { CommandAnswer, CommandInput } from '../../messaging/protocol.ts';
import { fail, ok, type Result } from '../../platform/failure.ts';
import type { ProfileKey } from '../../platform/profile.ts';
import type { Offer } from '../offer.ts';
import {
  type CardCommand,
  type Hello,
  mayRepeat,
  type OfferPortDown,
  type OfferPortUp,
  offerPortName,
} from './messages.ts';

/** While a view is visible it says so this often; the background then follows what is unsettled more closely. */
const aliveEveryMs = 5000;

export interface OfferPortEvents {
  onOffer(message: { offer: Offer; now: number; locale?: string }): void;
  /** There is no denial to show (any more). */
  onClosed(): void;
}

export interface OfferPort {
  /** `shown`: the account on the offer that was clicked on. */
  command<K extends CardCommand>(
    command: K,
    input: CommandInput<K>,
    shown?: ProfileKey,
  ): Promise<CommandAnswer<K>>;
  dismiss(): void;
  disconnect(): void;
}

interface Waiting {
  message: Extract<OfferPortUp, { type: 'command' }>;
  settle(answer: Result<unknown>): void;
  isRepeated: boolean;
}

/**
 * The view's end of the offer port. The worker may die at any time and drop it: it is opened again, at most a few
 * times in a row without an offer in between. Commands that were waiting are sent once more where that changes nothing
 * twice; the others, and those that were lost again, answer `unexpected`.
 */
export function openOfferPort(events: OfferPortEvents, hello: Hello = {}): OfferPort {
  const waiting = new Map<number, Waiting>();
  let nextNumber = 1;
  let silentReconnects = 0;
  let ended = false;
  let port: ReturnType<typeof connect> | undefined = connect();
  const ending = new AbortController();
  const alive = setInterval(() => {
    if (isSeen()) post({ type: 'hello' });
  }, aliveEveryMs);

  function connect() {
    const opened = browser.runtime.connect({ name: offerPortName });
    opened.onMessage.addListener((message: OfferPortDown) => receive(message));
    opened.onDisconnect.addListener(() => dropped(opened));
    opened.postMessage({ type: 'hello', ...hello } satisfies OfferPortUp);
    return opened;
  }

  function receive(message: OfferPortDown): void {
    if (message.type === 'answer') {
      const command = waiting.get(message.number);
      waiting.delete(message.number);
      command?.settle(command.isRepeated ? asFirst(message.answer) : message.answer);
      return;
    }
    silentReconnects = 0;
    if (message.type === 'offer') events.onOffer(message);
    else events.onClosed();
  }

  function dropped(which: typeof port): void {
    if (which !== port) return;
    port = undefined;
    reconnect();
    repeat();
  }

  /** After a death: what may be sent once more is, over the new port; the rest is answered. */
  function repeat(): void {
    for (const [number, command] of waiting) {
      const mayGo = !command.isRepeated && mayRepeat[command.message.message.command];
      command.isRepeated = true;
      if (mayGo && hand(command.message)) continue;
      waiting.delete(number);
      command.settle(unexpected);
    }
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

  /** Whether it could be handed over, if need be over a new port; what waited on the old one goes there, too. */
  function post(message: OfferPortUp): boolean {
    if (ended) return false;
    if (hand(message)) return true;
    open();
    const isHanded = hand(message);
    repeat();
    return isHanded;
  }

  return {
    command: (command, input, shown) =>
      new Promise((resolve) => {
        const number = nextNumber++;
        const message = {
          type: 'command' as const,
          number,
          message: { command, input },
          ...(shown === undefined ? {} : { shown }),
        };
        // Answers come later than this, so none is missed.
        if (post(message))
          waiting.set(number, {
            message,
            settle: resolve as (answer: Result<unknown>) => void,
            isRepeated: false,
          });
        else resolve(unexpected);
      }),
    dismiss: () => void post({ type: 'dismiss' }),
    disconnect() {
      ended = true;
      ending.abort();
      clearInterval(alive);
      port?.disconnect();
    },
  };
}

const unexpected = fail({ kind: 'unexpected' });

/** The first of two had its effect before the worker died: what was wanted is there. */
const asFirst = (answer: Result<unknown>): Result<unknown> =>
  !answer.ok && answer.failure.kind === 'alreadyRequested'
    ? ok({ requestId: answer.failure.requestId })
    : answer;

const isSeen = (): boolean => document.visibilityState === 'visible';
