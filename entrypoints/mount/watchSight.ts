import type { CardHost } from './cardHost.ts';
import { isAlone } from './topLayer.ts';
import { isShownWhole } from './wholeSight.ts';

export interface SightWatch {
  /** Looks now. Out: for how long the card has been wholly to be seen, in ms; `undefined`: it is not. */
  look(): number | undefined;
  /** Whether somebody is about to press: then it is looked at with every frame. */
  near(isNear: boolean): void;
  stop(): void;
}

export interface SightHandlers {
  /** Hears each change, and each new beginning: for how long the card has stood, in ms; `undefined`: it does not. */
  tell(standsForMs: number | undefined): void;
  /** At each look that doesn't find the card as it was put there. */
  repair(): void;
}

/** How often the card is looked at while nobody is near it, in ms. */
const restingPause = 100;
/** The whole page is walked over no more often than this, in ms, and never for more than a twentieth of the time. */
const walkPause = { near: 100, resting: 500 };
const walkShare = 20;

/**
 * Watches whether the card is wholly to be seen, as long as the page lives. A page can put something over the card for
 * the length of a frame: while somebody is near, each frame is looked at after the page's own callbacks and once more
 * after it was painted, at times that the page can't foresee.
 */
export function watchSight(page: Document, card: CardHost, { tell, repair }: SightHandlers): SightWatch {
  let since: number | undefined;
  let place = '';
  let isNear = false;
  let walk = { isAlone: true, endedAt: Number.NEGATIVE_INFINITY, cost: 0 };
  const ending = new AbortController();
  const { signal } = ending;

  function look(isThorough = false): number | undefined {
    const now = performance.now();
    const pause = Math.max(walkPause[isNear ? 'near' : 'resting'], walk.cost * walkShare);
    if (isThorough || now - walk.endedAt > pause) walkAll(now);
    const isSeen = walk.isAlone && isShownWhole(page, card);
    const nextPlace = isSeen ? placeOf(card.element) : '';
    const before = since;
    if (!isSeen) since = undefined;
    else if (since === undefined || nextPlace !== place) since = now;
    place = nextPlace;
    if (since !== before) tell(since === undefined ? undefined : now - since);
    if (!isSeen) repair();
    return since === undefined ? undefined : now - since;
  }

  function walkAll(now: number): void {
    const alone = isAlone(page, card.element);
    const endedAt = performance.now();
    walk = { isAlone: alone, endedAt, cost: endedAt - now };
  }

  /** After the page's own frame callbacks, since layout comes after them, and once more after the frame was painted. */
  const afterLayout = new ResizeObserver(() => {
    look();
    painted.port1.postMessage(0);
  });
  const painted = new MessageChannel();
  painted.port2.onmessage = () => look();
  const drawn = () => {
    look();
    card.probe.style.width = card.probe.style.width === '1px' ? '2px' : '1px';
    wait();
  };

  /** A page that counts frames is not to know which callback comes last: the next look is asked for at any time. */
  function wait(): void {
    if (signal.aborted) return;
    clearTimeout(timer);
    timer = isNear
      ? setTimeout(() => requestAnimationFrame(drawn), Math.random() * 12)
      : setTimeout(() => {
          look();
          wait();
        }, restingPause);
  }
  let timer: ReturnType<typeof setTimeout> | undefined;

  const changes = new MutationObserver(() => look());
  const root = page.documentElement;
  changes.observe(page, { childList: true });
  changes.observe(root, { childList: true, attributes: true });
  changes.observe(card.element, { attributes: true });
  for (const name of ['beforetoggle', 'toggle', 'fullscreenchange'])
    page.addEventListener(name, () => look(true), { capture: true, signal });
  afterLayout.observe(card.probe);
  wait();
  return {
    look: () => look(true),
    near(now) {
      if (now === isNear) return;
      isNear = now;
      look();
      wait();
    },
    stop() {
      ending.abort();
      clearTimeout(timer);
      changes.disconnect();
      afterLayout.disconnect();
      painted.port2.close();
    },
  };
}

const placeOf = (element: Element): string => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x, y, width, height].map(Math.round).join();
};
