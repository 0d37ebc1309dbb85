/** How long the card must have been wholly visible before a click counts, in ms (design, trust of the card). */
export const guardDelay = 500;

/** Narrower than this, a frame shows a button without what it is about. */
const leastWidth = 280;
const leastHeight = 80;

/** `again`: the pointer had only just come, or the card had just moved under it; the next click may count. */
export type ClickVerdict = 'pass' | 'tooEarly' | 'again' | 'untrusted';

/**
 * Whether a click on the card's main button counts. A page can put the card under the pointer at the last moment, or
 * send clicks of its own making; neither may file a request.
 */
export function judgeClick(click: {
  isTrusted: boolean;
  /** Since when the card has been wholly visible, epoch ms; `undefined`: it is not. */
  visibleSince: number | undefined;
  now: number;
  /** Whether the press of the pointer counts; absent: a key's click, which no page can draw anywhere. */
  isSettled?: boolean | undefined;
}): ClickVerdict {
  if (!click.isTrusted) return 'untrusted';
  if (click.visibleSince === undefined || click.now - click.visibleSince < guardDelay) return 'tooEarly';
  return click.isSettled === false ? 'again' : 'pass';
}

/** What an IntersectionObserver says of the card; `isVisible` only where the browser can prove it. */
export interface Sight {
  intersectionRatio: number;
  isVisible?: boolean;
  width: number;
  height: number;
}

/** Wholly on screen, large enough to read, and (where provable) neither covered, faded nor transformed. */
export const isFullyVisible = (sight: Sight): boolean =>
  sight.intersectionRatio >= 0.99 &&
  sight.isVisible !== false &&
  sight.width >= leastWidth &&
  sight.height >= leastHeight;
