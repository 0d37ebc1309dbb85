import { barHeight } from '../../lib/offer/port/sight.ts';

/** In the page's upper corner; where there is little room, along its lower edge, or the upper one. */
export type CardPlace = keyof typeof placeStyles;

export interface CardHost {
  /** In the page; holds the frame behind a closed shadow root. */
  readonly element: HTMLElement;
  /** The document in the frame, once there is one. */
  readonly window: Window | null;
  /** A box of the host that nobody sees and the page can't reach: what is written to it has to be laid out. */
  readonly probe: HTMLElement;
  /** Whether the page has left it in the top layer, and its attributes alone. */
  isAsMade(): boolean;
  /** Puts it into the page and into the top layer, or back, as it was made. */
  show(): void;
  resize(height: number): void;
  readonly place: CardPlace;
  /** Puts it elsewhere. What watches the card takes that for a new beginning, as any move. */
  moveTo(place: CardPlace): void;
  /** Takes out what a Knock before this one left: Firefox ends its scripts with it, not its elements (153, 2026-11). */
  removeOthers(): void;
  /** For good: a page that puts the host back gets an empty one. */
  remove(): void;
}

const placeStyles = {
  corner: 'inset:16px 16px auto auto;width:min(400px,100vw - 32px)',
  bottom: 'inset:auto 0 0 auto;width:min(480px,100%)',
  top: 'inset:0 0 auto auto;width:min(480px,100%)',
};
/** Around the card, as soon as there is one; Fluent's `shadow16`. */
const shadow = '0 0 2px #0000001f,0 8px 16px #00000024';
/** `light dark` as in the card's own page: with equal colour schemes the frame stays transparent. */
const frameStyle =
  'display:block;width:100%;max-height:calc(100vh - 32px);border:0;background:none;color-scheme:light dark';
const probeStyle = 'position:absolute;width:1px;height:1px;visibility:hidden';

/**
 * The card's frame: an extension page that the page around it can neither read nor restyle. Its host is a popover: in
 * the top layer no mask, opacity, transform or `z-index` of the page reaches it (Chromium 156, Firefox 153; 2026-11).
 * A frame in a closed shadow root is not among the page's `frames` (the same), so the page should have no hold of it to
 * navigate it. Should it find one: a second load, without us having put the frame in again, is reported as a theft.
 */
export function createCardHost(
  page: Document,
  { address, title, first }: { address: string; title: string; first: CardPlace },
  onStolen: () => void,
): CardHost {
  const element = page.createElement('div');
  // Inline and important: stronger than any sheet, layer, transition or animation of the page.
  const styleAt = (place: CardPlace): string => {
    element.style.cssText = `all:initial;display:block;position:fixed;${placeStyles[place]};`.replaceAll(
      ';',
      '!important;',
    );
    return element.getAttribute('style') ?? '';
  };
  const styles = (['corner', 'bottom', 'top'] as const).map(styleAt);
  let place = first;
  /** The `style` attribute as it has to be. */
  let style = styleAt(place);
  const frame = page.createElement('iframe');
  frame.src = address;
  frame.title = title;
  frame.style.cssText = frameStyle;
  frame.style.height = `${first === 'corner' ? 220 : barHeight}px`;
  // The shadow's own box: cutting the frame's corners could hide a part of what is observed in it.
  const box = page.createElement('b');
  box.style.cssText = 'display:block;border-radius:6px';
  const probe = page.createElement('i');
  probe.style.cssText = probeStyle;
  let loadedIn: Window | null = null;
  frame.addEventListener('load', () => {
    if (loadedIn !== null && loadedIn === frame.contentWindow) onStolen();
    loadedIn = frame.contentWindow;
  });
  box.append(frame);
  element.attachShadow({ mode: 'closed' }).append(box, probe);
  return {
    element,
    probe,
    get place() {
      return place;
    },
    moveTo(next) {
      place = next;
      style = styleAt(next);
    },
    get window() {
      return frame.contentWindow;
    },
    isAsMade: () =>
      element.getAttribute('style') === style &&
      !element.hasAttribute('inert') &&
      element.getAttribute('popover') === 'manual' &&
      element.matches(':popover-open'),
    show() {
      if (element.parentNode !== page.documentElement) page.documentElement.append(element);
      if (element.getAttribute('style') !== style) element.style.cssText = style;
      if (element.getAttribute('popover') !== 'manual') element.setAttribute('popover', 'manual');
      element.removeAttribute('inert');
      if (!element.matches(':popover-open')) element.showPopover();
    },
    resize(height) {
      frame.style.height = `${Math.ceil(height)}px`;
      box.style.boxShadow = shadow;
    },
    removeOthers() {
      for (const other of page.querySelectorAll(':root > [popover=manual]'))
        if (other !== element && styles.includes(other.getAttribute('style') ?? '')) other.remove();
    },
    remove() {
      frame.remove();
      element.remove();
    },
  };
}
