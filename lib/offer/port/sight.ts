/**
 * What the content script and the card of one page say to each other, over a channel that the page has no end of. The
 * content script hands it over with the card's own secret, which came to it by way of the background.
 */
export interface ChannelOffer {
  knock: string;
}

export type SightDown =
  /** For how long the card has stood where it is, wholly to be seen, in ms; absent: it does not. */
  | { type: 'sight'; standsForMs?: number; answers?: number }
  /** What room the page leaves. Where it is tight, the card is a bar, until the person opens it. */
  | Room
  /** The extension was updated, switched off or removed: nothing can be asked for any more. */
  | { type: 'gone' };

export interface Room {
  type: 'room';
  isTight: boolean;
}

/** No bar is higher than this, in CSS pixels, at the browser's own text size. */
export const barHeight = 96;

export type SightUp =
  /** Look now: a press waits for the answer. */
  | { type: 'check'; number: number }
  /** Somebody is about to press: the pointer or the focus is in the card. */
  | { type: 'near'; isNear: boolean }
  /** The card's height in CSS pixels, so that the frame covers no more of the page than it must. */
  | { type: 'height'; height: number }
  | { type: 'close' }
  | { type: 'reload' };
