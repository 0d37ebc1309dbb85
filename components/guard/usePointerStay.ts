import { type RefObject, useEffect, useRef } from 'react';
import { guardDelay } from './clickGuard.ts';
import { createPointerStay, type PointerStay } from './pointerStay.ts';

/**
 * Follows the pointer through the document. While its press would not count, the element says so (`data-settling`):
 * outside React, since pointers come and go often.
 */
export function usePointerStay(target: RefObject<HTMLElement | null>): Pick<PointerStay, 'counts'> {
  const stay = useRef<PointerStay>(undefined);
  stay.current ??= createPointerStay();
  const { current } = stay;

  useEffect(() => {
    const element = target.current;
    if (element === null) return;
    const page = element.ownerDocument.documentElement;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const forget = () => {
      clearTimeout(timer);
      delete element.dataset.settling;
    };
    const settle = () => {
      clearTimeout(timer);
      element.dataset.settling = '';
      timer = setTimeout(forget, guardDelay);
    };
    const follow = (event: PointerEvent) => {
      if (event.isTrusted && current.note(event, devicePixelRatio)) settle();
    };
    const press = (event: PointerEvent) => {
      if (!event.isTrusted) return;
      current.press(event, devicePixelRatio);
      settle();
    };
    const leave = ({ pointerType }: PointerEvent) => {
      if (pointerType === 'touch') return; // it leaves whenever a finger is lifted
      current.leave();
      forget();
    };
    const listeners = {
      pointerenter: follow,
      pointermove: follow,
      pointerup: follow,
      pointerdown: press,
      pointerleave: leave,
    };
    const stop = new AbortController();
    for (const [name, listener] of Object.entries(listeners))
      page.addEventListener(name, listener as EventListener, { passive: true, signal: stop.signal });
    return () => {
      stop.abort();
      forget();
    };
  }, [target, current]);

  return current;
}
