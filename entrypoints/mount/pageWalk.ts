import { isAlone } from './topLayer.ts';

/** Firefox's frame can't see what covers it: there each frame of the page is looked at, so that none is painted unseen. */
export const looksAtAll = import.meta.env.FIREFOX === true;
/** The whole page is walked over at each look, but after a walk there is rest for so many times as long. */
const walkRest = { near: 3, resting: 10 };
/** In Firefox a press needs walks no further apart than this, in ms, if frames were painted between them. */
const longestBlind = 300;

/** In ms. Where blind times count, also the largest page is walked over often enough for the first press to count. */
function restAfter(cost: number, isNear: boolean): number {
  const rest = cost * walkRest[isNear ? 'near' : 'resting'];
  return looksAtAll ? Math.min(rest, longestBlind - 50) : rest;
}

export interface PageWalk {
  /** Whether nothing else lies in the top layer, by a walk now or the last one. `press`: somebody is near, or waits. */
  isAlone(now: number, press: { isNear(): boolean; isAwaited(): boolean }): boolean;
  /** When the last blind time that was too long was over. */
  watchedSince(): number;
}

/** Walks over the page for the looks at `card`, as often as the page can bear. */
export function createPageWalk(page: Document, card: Element): PageWalk {
  let last = { isAlone: true, endedAt: Number.NEGATIVE_INFINITY, cost: 0 };
  /** Whether there was a look after the last walk that no walk belongs to. */
  let isBlind = false;
  let watchedSince = 0;

  function walk(now: number): void {
    const alone = isAlone(page, card);
    const endedAt = performance.now();
    if (isBlind && now - last.endedAt > longestBlind) watchedSince = now;
    isBlind = false;
    last = { isAlone: alone, endedAt, cost: endedAt - now };
  }

  return {
    isAlone(now, { isNear, isAwaited }) {
      if (isAwaited() || now - last.endedAt > restAfter(last.cost, isNear())) walk(now);
      else isBlind = looksAtAll;
      return last.isAlone;
    },
    watchedSince: () => watchedSince,
  };
}
