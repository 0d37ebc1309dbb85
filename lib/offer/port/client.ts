import type { CommandAnswer, CommandInput } from '../../messaging/protocol.ts';
import { fail, ok, type Result } from '../../platform/failure.ts';
import type { ProfileKey } from '../../platform/profile.ts';
import type { Offer } from '../offer.ts';
import { openLine } from './line.ts';
import { type CardCommand, type Hello, mayRepeat, type OfferPortDown, type OfferPortUp } from './messages.ts';

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
  /**
   * Has the background send what *Find access* shows: the list of packages (no ids), once, or what is known of these,
   * anew with each offer. Returns the function that stops it.
   */
  find(ids: string[], shown: ProfileKey, onFound: (message: FoundMessage) => void): () => void;
  /** What is shown may have changed. */
  findAgain(): void;
  dismiss(): void;
  disconnect(): void;
}

export type FoundMessage = Extract<OfferPortDown, { type: 'listed' | 'about' }>;

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
  const finding = new Map<Extract<OfferPortUp, { type: 'find' }>, (message: FoundMessage) => void>();
  let nextNumber = 1;
  const line = openLine({ onMessage: receive, onLost: repeat }, hello);

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
        if (line.post(message))
          waiting.set(number, {
            message,
            settle: resolve as (answer: Result<unknown>) => void,
            isRepeated: false,
          });
        else resolve(unexpected);
      }),
    find(ids, shown, onFound) {
      const message = { type: 'find' as const, ids, shown };
      finding.set(message, onFound);
      line.post(message);
      return () => void finding.delete(message);
    },
    findAgain,
    dismiss: () => void line.post({ type: 'dismiss' }),
    disconnect: line.end,
  };

  function receive(message: OfferPortDown): void {
    if (message.type === 'answer') {
      const command = waiting.get(message.number);
      waiting.delete(message.number);
      command?.settle(command.isRepeated ? asFirst(message.answer) : message.answer);
      return;
    }
    if (message.type === 'listed' || message.type === 'about') {
      tellFinders(message);
      return;
    }
    line.heard();
    if (message.type === 'closed') {
      events.onClosed();
      return;
    }
    events.onOffer(message);
    // The worker may be another one, or serve another report.
    findAgain();
  }

  function findAgain(): void {
    for (const find of finding.keys()) line.hand(find);
  }

  function tellFinders(message: FoundMessage): void {
    for (const [find, onFound] of finding) {
      if ((find.ids.length === 0) !== (message.type === 'listed')) continue;
      onFound(message);
      if (message.type === 'listed') finding.delete(find);
    }
  }

  /** After a death: what may be sent once more is, over the new port; the rest is answered. */
  function repeat(): void {
    for (const [number, command] of waiting) {
      const mayGo = !command.isRepeated && mayRepeat[command.message.message.command];
      command.isRepeated = true;
      if (mayGo && line.hand(command.message)) continue;
      waiting.delete(number);
      command.settle(unexpected);
    }
  }
}

const unexpected = fail({ kind: 'unexpected' });

/** The first of two had its effect before the worker died: what was wanted is there. */
const asFirst = (answer: Result<unknown>): Result<unknown> =>
  !answer.ok && answer.failure.kind === 'alreadyRequested'
    ? ok({ requestId: answer.failure.requestId })
    : answer;
