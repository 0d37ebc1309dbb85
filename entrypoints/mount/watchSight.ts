import type { CardHost } from './cardHost.ts';
import { isAlone } from './topLayer.ts';
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

type Answer = (standsForMs: number | undefined) => void;

/** A frame that was asked for and not laid out by then isn't waited for, in ms. */
const stalledAfter = 1000;
/** How often the card is looked at while nobody is near it, in ms. */
const restingPause = 100;
/** The whole page is walked over at each look, but after a walk there is rest for so many times as long. */
const walkRest = { near: 3, resting: 10 };
/** Firefox's frame can't see what covers it: there each frame of the page is looked at, so that none is painted unseen. */
const looksAtAll = import.meta.env.FIREFOX === true;
/** There a press needs walks that are no further apart than this, in ms, if frames were painted between them. */
const longestBlind = 300;

/**
 * Watches whether the card is wholly to be seen, as long as the page lives. A page can put something over the card for
 * the length of a frame, and take it away before anybody else's turn comes: so each look is one after the page's own
 * frame callbacks, and one after the frame was painted.
 */
export function watchSight(page: Document, card: CardHost, { tell, repair }: SightHandlers): SightWatch {
  let since: number | undefined;
  let place = '';
  let isNear = false;
  /** Presses that wait for a frame, and those whose frame is being painted. */
  const asked: Answer[] = [];
  const underWay: Answer[] = [];
  let walk = { isAlone: true, endedAt: Number.NEGATIVE_INFINITY, cost: 0 };
  /** Whether there was a look after the last walk that no walk belongs to. */
  let isBlind = false;
  /** When the last blind time that was too long was over. */
  let watchedSince = 0;
  const ending = new AbortController();
  const { signal } = ending;
  const standsForMs = () => (since === undefined ? undefined : performance.now() - since);
  const watchedForMs = () =>
    since === undefined ? undefined : performance.now() - Math.max(since, watchedSince);

  function look(): void {
    const now = performance.now();
    const pause = walk.cost * walkRest[isNear ? 'near' : 'resting'];
    if (asked.length + underWay.length > 0 || now - walk.endedAt > pause) walkAll(now);
    else isBlind = looksAtAll;
    const isSeen = walk.isAlone && isShownWhole(page, card);
    const nextPlace = isSeen ? placeOf(card.element) : '';
    const before = since;
    if (!isSeen) since = undefined;
    else if (since === undefined || nextPlace !== place) since = now;
    place = nextPlace;
    if (since !== before) tell(standsForMs());
    if (!isSeen) repair();
  }

  function walkAll(now: number): void {
    const alone = isAlone(page, card.element);
    const endedAt = performance.now();
    if (isBlind && now - walk.endedAt > longestBlind) watchedSince = now;
    isBlind = false;
    walk = { isAlone: alone, endedAt, cost: endedAt - now };
  }

  /** Layout comes after all frame callbacks, and the probe's new size has to be laid out. */
  const laidOut = new ResizeObserver(() => {
    underWay.push(...asked.splice(0));
    look();
    painted.port1.postMessage(0);
  });
  const painted = new MessageChannel();
  painted.port2.onmessage = () => {
    look();
    for (const answer of underWay.splice(0)) answer(watchedForMs());
    wait();
  };
  const drawn = () => {
    clearTimeout(timer);
    if (signal.aborted) return;
    if (looksAtAll) requestAnimationFrame(drawn);
    card.probe.style.width = card.probe.style.width === '1px' ? '2px' : '1px';
    // A page that isn't laid out tells of no new size.
    timer = setTimeout(() => {
      look();
      wait();
    }, stalledAfter);
  };

  /** A page that counts frames is not to know which are looked at. */
  function wait(): void {
    clearTimeout(timer);
    if (signal.aborted || looksAtAll) return;
    const pause = asked.length > 0 ? 0 : isNear ? Math.random() * 12 : restingPause * (0.5 + Math.random());
    timer = setTimeout(() => {
      // Two in one frame would give the probe its old size again.
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(drawn);
    }, pause);
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;

  const changes = new MutationObserver(look);
  const root = page.documentElement;
  changes.observe(page, { childList: true });
  changes.observe(root, { childList: true, attributes: true });
  changes.observe(card.element, { attributes: true });
  for (const name of ['toggle', 'fullscreenchange', 'visibilitychange'])
    page.addEventListener(name, look, { capture: true, signal });
  // Which begins it: an observer tells of the first size, too.
  laidOut.observe(card.probe);
  if (looksAtAll) requestAnimationFrame(drawn);
  return {
    standsForMs,
    check: () =>
      new Promise((resolve) => {
        asked.push(resolve);
        wait();
      }),
    near(now) {
      if (now === isNear) return;
      isNear = now;
      wait();
    },
    stop() {
      ending.abort();
      clearTimeout(timer);
      changes.disconnect();
      laidOut.disconnect();
      painted.port2.close();
    },
  };
}

const placeOf = (element: Element): string => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x, y, width, height].map(Math.round).join();
};
