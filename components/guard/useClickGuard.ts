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
import { type ClickVerdict, guardDelay, isFullyVisible, judgeClick } from './clickGuard.ts';
import { usePointerStay } from './usePointerStay.ts';

export interface ClickGuard {
  /** Whether a click would count by now. */
  isReady: boolean;
  /** The page could cover the card and the browser can't tell: the last click is the popup's. */
  isElsewhere?: boolean;
  judge(event: JudgedClick): ClickVerdict;
  /** Something else stands under the button now: it has to be seen for as long as the card had. */
  restart?(): void;
}

/** `detail`: how many clicks of a pointer in a row; 0 for a key or an assistive technology. */
type JudgedClick = Pick<MouseEvent, 'isTrusted' | 'detail'>;

/** Knock's own windows can't be covered by a page: everything passes. The card puts its guard here. */
export const GuardContext = createContext<ClickGuard>({ isReady: true, judge: () => 'pass' });
export const useGuard = (): ClickGuard => useContext(GuardContext);

/**
 * Watches an element that fills the frame, and lets clicks pass half a second after it became wholly visible; those of
 * a pointer when it has been there as long.
 */
export function useClickGuard(target: RefObject<HTMLElement | null>): ClickGuard {
  const visibleSince = useRef<number>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isReady, setReady] = useState(false);
  const stay = usePointerStay(target);

  const begin = useCallback((isVisible: boolean) => {
    visibleSince.current = isVisible ? performance.now() : undefined;
    clearTimeout(timer.current);
    if (isVisible) timer.current = setTimeout(() => setReady(true), guardDelay);
    else setReady(false);
  }, []);

  useEffect(() => {
    const element = target.current;
    if (element === null) return;
    const observer = new IntersectionObserver((entries) => {
      const entry = entries.at(-1);
      if (entry === undefined) return;
      const isVisible = isFullyVisible(sightOf(entry));
      if (isVisible !== (visibleSince.current !== undefined)) begin(isVisible);
    }, observerOptions());
    observer.observe(element);
    // The observer looks when a frame is drawn, and a page that lies still draws none: a pointer on its way to the
    // button causes one, so that what was put over the card since is noticed before the click.
    const draw = () => void requestAnimationFrame(() => {});
    element.addEventListener('pointermove', draw, { passive: true });
    return () => {
      clearTimeout(timer.current);
      observer.disconnect();
      element.removeEventListener('pointermove', draw);
    };
  }, [target, begin]);

  return useMemo(
    () => ({
      isReady,
      judge: (event) =>
        judgeClick({
          isTrusted: event.isTrusted,
          visibleSince: visibleSince.current,
          now: performance.now(),
          isSettled: event.detail === 0 ? undefined : stay.counts(),
        }),
      restart: () => {
        if (visibleSince.current === undefined) return;
        setReady(false);
        begin(true);
      },
    }),
    [isReady, stay, begin],
  );
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
