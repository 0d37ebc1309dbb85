import { useEffect, useRef, useState } from 'react';
import type { Result } from '../../lib/platform/failure.ts';
import { onLeaving } from '../base/onLeaving.ts';

/** So long after the last change the draft is kept, in ms. */
const saveDelay = 800;
/** The background sleeps after 30 s without an event (Chromium and Firefox, 2026): after less than that it is awake. */
const awakeFor = 20_000;

export interface DraftKeeper<Input> {
  /** Epoch ms of the last kept draft; `undefined`: there is none. */
  savedAt: number | undefined;
  keepSoon(input: () => Input): void;
  /** Stops saving what was typed so far. Resolves when the last save was answered. */
  settle(): Promise<unknown>;
}

/**
 * Saves the latest draft a moment after the last change, and at once when the page is hidden. It also saves the first
 * letter after a pause at once: that wakes the background, so that it still receives the last letters when the page
 * closes right after them.
 */
export function useDraftKeeper<Input>(
  save: (input: Input) => Promise<Result<{ requestId?: string }>>,
): DraftKeeper<Input> {
  const [savedAt, setSavedAt] = useState<number>();
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; input: () => Input }>(undefined);
  const lastSent = useRef(Number.NEGATIVE_INFINITY);
  const underWay = useRef<Promise<unknown>>(Promise.resolve());
  const saver = useRef(save);
  saver.current = save;

  const take = () => {
    const input = waiting.current?.input;
    clearTimeout(waiting.current?.timer);
    waiting.current = undefined;
    return input;
  };
  const send = async (input: () => Input) => {
    lastSent.current = Date.now();
    const kept = await saver.current(input());
    if (kept.ok) setSavedAt(kept.value.requestId === undefined ? undefined : Date.now());
  };
  /** One save after the other, so that the older never arrives last. A page that closes can't wait for that. */
  const keepNow = (isLeaving: boolean) => {
    const input = take();
    if (input === undefined) return;
    const sent = isLeaving ? send(input) : underWay.current.then(() => send(input));
    underWay.current = Promise.all([underWay.current, sent]);
  };
  const keeper = useRef(keepNow);
  keeper.current = keepNow;
  useEffect(() => onLeaving(() => keeper.current(true)), []);

  return {
    savedAt,
    keepSoon(input) {
      take();
      const delay = Date.now() - lastSent.current < awakeFor ? saveDelay : 0;
      waiting.current = { input, timer: setTimeout(() => keeper.current(false), delay) };
    },
    settle() {
      take();
      return underWay.current;
    },
  };
}
