import type { CardHost } from './cardHost.ts';
import { startFrameLooks } from './frameLooks.ts';
import { createPageWalk } from './pageWalk.ts';
import { isShownWhole } from './wholeSight.ts';

export interface SightWatch {
  /** For how long the card has been wholly to be seen, in ms, when last looked at; `undefined`: it was not. */
  standsForMs(): number | undefined;
  /** The same, looked at in the next frame, before and after it is painted. */
  check(): Promise<number | undefined>;
  /** Whether somebody is about to press: then each frame is looked at. */
  near(isNear: boolean): void;
  stop(): void;
}

export interface SightHandlers {
  /** Hears each change, and each new beginning: for how long the card has stood, in ms; `undefined`: it does not. */
  tell(standsForMs: number | undefined): void;
  /** At each look that doesn't find the card as it was put there. */
  repair(): void;
}

/**
 * Watches whether the card is wholly to be seen, as long as the page lives. A page can put something over the card for
 * the length of a frame, and take it away before anybody else's turn comes: so each look is one after the page's own
 * frame callbacks, and one after the frame was painted.
 */
export function watchSight(page: Document, card: CardHost, { tell, repair }: SightHandlers): SightWatch {
  let since: number | undefined;
  let place = '';
  const ending = new AbortController();
  const { signal } = ending;
  const walk = createPageWalk(page, card.element);
  const frames = startFrameLooks(card.probe, look, signal);
  const standsForMs = () => (since === undefined ? undefined : performance.now() - since);
  const watchedForMs = () =>
    since === undefined ? undefined : performance.now() - Math.max(since, walk.watchedSince());

  function look(): void {
    const now = performance.now();
    const isSeen = walk.isAlone(now, frames) && isShownWhole(page, card);
    const nextPlace = isSeen ? placeOf(card.element) : '';
    const before = since;
    if (!isSeen) since = undefined;
    else if (since === undefined || nextPlace !== place) since = now;
    place = nextPlace;
    if (since !== before) tell(standsForMs());
    if (!isSeen) repair();
  }

  const changes = new MutationObserver(look);
  const root = page.documentElement;
  changes.observe(page, { childList: true });
  changes.observe(root, { childList: true, attributes: true });
  changes.observe(card.element, { attributes: true });
  for (const name of ['toggle', 'fullscreenchange', 'visibilitychange'])
    page.addEventListener(name, look, { capture: true, signal });
  return {
    standsForMs,
    check: () => new Promise((resolve) => frames.ask(() => resolve(watchedForMs()))),
    near: frames.near,
    stop() {
      ending.abort();
      changes.disconnect();
    },
  };
}

const placeOf = (element: Element): string => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x, y, width, height].map(Math.round).join();
};
