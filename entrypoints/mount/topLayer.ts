import { browser } from 'wxt/browser';

/** `:is` forgives a browser that knows no `:open` of a list or a picker. */
const inTopLayer = ':is(:popover-open,:modal,:fullscreen,select:open,input:open)';

/**
 * Whether nothing but this element is in the page's top layer: what comes there later lies above it, and the backdrop of
 * it, too. Closed shadow roots are looked into, which no hit test does. Costs a walk over the whole page.
 */
export function isAlone(root: Document | ShadowRoot, element: Element): boolean {
  for (const other of root.querySelectorAll(inTopLayer)) if (other !== element) return false;
  for (const one of root.querySelectorAll<HTMLElement>('*')) {
    if (one === element) continue;
    const inside = shadowRootOf(one);
    if (inside !== null && !isAlone(inside, element)) return false;
  }
  return true;
}

/** Firefox gives content scripts a property of the element, Chromium a function (MDN, `dom.openOrClosedShadowRoot`, 2026-11). */
function shadowRootOf(
  element: HTMLElement & { openOrClosedShadowRoot?: ShadowRoot | null },
): ShadowRoot | null {
  if (import.meta.env.FIREFOX) return element.openOrClosedShadowRoot ?? null;
  return element instanceof HTMLElement ? browser.dom.openOrClosedShadowRoot(element) : null;
}
