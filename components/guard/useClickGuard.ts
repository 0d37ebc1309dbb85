import {
  createContext,
  type RefObject,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type ClickVerdict, guardDelay, isFullyVisible, judgeClick, standingSince } from './clickGuard.ts';
import type { SightLink } from './sightLink.ts';

export interface ClickGuard {
  /** Whether a press would count by now. */
  isReady: boolean;
  /** A press would not count, and has not for a while: the card then says where else to press. */
  isWithheld?: boolean;
  /** The page could cover the card and the browser can't tell: the last press is the popup's. */
  isElsewhere?: boolean;
  judge(event: JudgedClick): ClickVerdict | Promise<ClickVerdict>;
  /** Something else stands under the button now: it has to be seen for as long as the card had. */
  restart?(): void;
}

/** `detail`: how many clicks of a pointer in a row; 0 for a key or an assistive technology. */
type JudgedClick = Pick<MouseEvent, 'isTrusted' | 'detail'>;

/** Knock's own windows can't be covered by a page: everything passes. The card puts its guard here. */
export const GuardContext = createContext<ClickGuard>({ isReady: true, judge: () => 'pass' });
export const useGuard = (): ClickGuard => useContext(GuardContext);

/** For how long the card may withhold presses without saying so, in ms: as long as honest pages take to settle. */
const patience = 1500;

/**
 * Watches an element that fills the frame, and lets presses pass half a second after the card was shown, moved, resized
 * or changed: by what the frame sees of itself and, in each case again at the press, what the content script sees.
 */
export function useClickGuard(target: RefObject<HTMLElement | null>, link: SightLink): ClickGuard {
  const own = useRef<OwnStanding>({ visible: undefined, same: 0, focused: undefined });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isReady, setReady] = useState(false);
  const isWithheld = useIsLong(!isReady);

  const refresh = useCallback(() => {
    clearTimeout(timer.current);
    const since = standingSince({ ...own.current, stands: link.standsSince() });
    const left = since === undefined ? Number.POSITIVE_INFINITY : since + guardDelay - performance.now();
    setReady(left <= 0);
    if (left > 0 && left < Number.POSITIVE_INFINITY) timer.current = setTimeout(refresh, Math.ceil(left));
  }, [link]);

  useEffect(() => {
    const element = target.current;
    if (element === null) return;
    const stopLink = link.subscribe(refresh);
    const stop = watchOwn(element, own.current, refresh);
    const stopNear = tellNear(element, link);
    return () => {
      clearTimeout(timer.current);
      stopLink();
      stop();
      stopNear();
    };
  }, [target, link, refresh]);

  return useMemo(
    () => ({
      isReady,
      isWithheld,
      async judge({ isTrusted, detail }) {
        const press = { isTrusted, isByPointer: detail !== 0, now: performance.now() };
        const first = judgeClick({ ...press, standing: { ...own.current, stands: link.standsSince() } });
        if (first !== 'pass') return first;
        const stands = await link.check();
        return judgeClick({ ...press, standing: { ...own.current, stands } });
      },
      restart() {
        own.current.same = performance.now();
        refresh();
      },
    }),
    [isReady, isWithheld, link, refresh],
  );
}

interface OwnStanding {
  visible: number | undefined;
  same: number;
  focused: number | undefined;
}

/** Keeps up what the frame sees of itself. Out: how to stop. */
function watchOwn(element: HTMLElement, own: OwnStanding, changed: () => void): () => void {
  const view = element.ownerDocument.defaultView;
  const seen = new IntersectionObserver((entries) => {
    const entry = entries.at(-1);
    if (entry === undefined) return;
    const isVisible = isFullyVisible(sightOf(entry));
    if (isVisible === (own.visible !== undefined)) return;
    own.visible = isVisible ? performance.now() : undefined;
    changed();
  }, observerOptions());
  // Device pixels: the zoom of what stands around the frame changes them, too.
  const sized = new ResizeObserver(() => {
    own.same = performance.now();
    changed();
  });
  const focus = () => {
    own.focused = view?.document.hasFocus() ? performance.now() : undefined;
  };
  seen.observe(element);
  sized.observe(element, { box: 'device-pixel-content-box' });
  view?.addEventListener('focus', focus);
  view?.addEventListener('blur', focus);
  focus();
  return () => {
    seen.disconnect();
    sized.disconnect();
    view?.removeEventListener('focus', focus);
    view?.removeEventListener('blur', focus);
  };
}

/** Tells the content script while somebody is about to press: the pointer or the focus is in the frame. */
function tellNear(element: HTMLElement, link: SightLink): () => void {
  const page = element.ownerDocument.documentElement;
  const stop = new AbortController();
  const on = (name: string, isNear: boolean, target: EventTarget | null = page) =>
    target?.addEventListener(name, () => link.near(isNear), { passive: true, signal: stop.signal });
  on('pointerenter', true);
  on('pointerdown', true);
  on('pointerleave', false);
  on('focus', true, page.ownerDocument.defaultView);
  on('blur', false, page.ownerDocument.defaultView);
  // The observer reports only when a frame is drawn, and an idle page draws none. A pointer on its way to the button
  // causes a frame, so the observer notices a cover before the press.
  const draw = () => void requestAnimationFrame(() => {});
  page.addEventListener('pointermove', draw, { passive: true, signal: stop.signal });
  return () => stop.abort();
}

/** Whether something has been so for a while. */
function useIsLong(isSo: boolean): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    setLong(false);
    if (!isSo) return;
    const timer = setTimeout(() => setLong(true), patience);
    return () => clearTimeout(timer);
  }, [isSo]);
  return isLong;
}

export const canProveVisibility = (): boolean => 'isVisible' in IntersectionObserverEntry.prototype;

/** Version 2 of the observer (Chromium) asks for at least 100 ms between looks; Firefox ignores what it doesn't know. */
function observerOptions(): IntersectionObserverInit & { trackVisibility?: boolean; delay?: number } {
  const thresholds = { threshold: [0, 0.5, 0.99, 1] };
  return canProveVisibility() ? { ...thresholds, trackVisibility: true, delay: 100 } : thresholds;
}

const sightOf = (entry: IntersectionObserverEntry & { isVisible?: boolean }) => ({
  intersectionRatio: entry.intersectionRatio,
  width: entry.boundingClientRect.width,
  height: entry.boundingClientRect.height,
  ...(canProveVisibility() && entry.isVisible !== undefined ? { isVisible: entry.isVisible } : {}),
});
