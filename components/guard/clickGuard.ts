/** How long the card must have stood, wholly to be seen, before a press counts, in ms (design, trust of the card). */
export const guardDelay = 500;

/** Narrower than this, a frame shows a button without what it is about. */
const leastWidth = 280;
const leastHeight = 80;

export type ClickVerdict = 'pass' | 'tooEarly' | 'untrusted';

/** Since when each condition holds, on one clock, in ms. `undefined`: it doesn't hold, or nothing reports it. */
export interface Standing {
  /** The whole card is visible, as the frame's own observer sees it. */
  visible: number | undefined;
  /** The page around leaves the card alone, as the content script sees it. */
  stands: number | undefined;
  /** The same size, with the same thing under the button. */
  same: number;
  /** The focus came into the frame. Absent: it is elsewhere, and no key is meant for the card. */
  focused?: number | undefined;
}

/** Since when a press can be meant: the latest of these times. `undefined`: one condition doesn't hold. */
export function standingSince({ visible, stands, same }: Standing): number | undefined {
  return visible === undefined || stands === undefined ? undefined : Math.max(visible, stands, same);
}

/**
 * Whether a press on a button of the card counts. A page can put the card under the pointer at the last moment, or send
 * clicks of its own making; neither may file a request. `isByPointer`: not by a key, a voice or a screen reader.
 */
export function judgeClick(click: {
  isTrusted: boolean;
  isByPointer: boolean;
  now: number;
  standing: Standing;
}): ClickVerdict {
  const { now, standing } = click;
  if (!click.isTrusted) return 'untrusted';
  const since = standingSince(standing);
  if (since === undefined || now - since < guardDelay) return 'tooEarly';
  const isNewFocus = standing.focused !== undefined && now - standing.focused < guardDelay;
  return !click.isByPointer && isNewFocus ? 'tooEarly' : 'pass';
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
