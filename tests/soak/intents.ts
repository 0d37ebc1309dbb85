import type { What, Who } from './plan.ts';

/** One click on *Request*: what must come to one call that took effect, or back to the person. */
export interface Intent {
  number: number;
  who: Who;
  what: What;
  /** For whom, if not for oneself: object id. */
  forOther?: string;
  /** Unique: how a request in Graph is known to be this one. */
  text: string;
  clickedAt: number;
  /** `unanswered`: the worker died before it could say. */
  answer: 'unanswered' | 'accepted' | 'refused';
  requestId?: string;
  /** The person took it back, and Knock said yes. */
  isCancelled: boolean;
  /** It had come back, and the person typed something else over it. */
  isReplaced: boolean;
  /** The person signed out since: what was sent is forgotten here, what was not may be. */
  isForgotten: boolean;
}

export interface Intents {
  all: Intent[];
  /** Ids of requests that an administrator deleted in Graph, whoever asked for them and wherever. */
  deleted: Set<string>;
  click(who: Who, what: What, now: number, forOther?: string): Intent;
  byText(text: string | null | undefined): Intent | undefined;
}

export function createIntents(): Intents {
  const all: Intent[] = [];
  return {
    all,
    deleted: new Set(),
    click(who, what, now, forOther) {
      const number = all.length + 1;
      const intent: Intent = {
        number,
        who,
        what,
        ...(forOther !== undefined && { forOther }),
        text: `Intent ${number}`,
        clickedAt: now,
        answer: 'unanswered',
        isCancelled: false,
        isReplaced: false,
        isForgotten: false,
      };
      all.push(intent);
      return intent;
    },
    byText: (text) => all.find((intent) => intent.text === text),
  };
}
