export interface CardFrame {
  /** To be appended to the page; holds the frame behind a closed shadow root. */
  host: HTMLElement;
  resize(height: number): void;
  /** For good: a page that puts the host back gets an empty one. */
  remove(): void;
}

const hostStyle =
  'all:initial;position:fixed;inset:16px 16px auto auto;width:min(400px,100vw - 32px);z-index:2147483647';
/** `light dark` as in the card's own page: with equal colour schemes the frame stays transparent. */
const frameStyle =
  'display:block;width:100%;height:220px;max-height:calc(100vh - 32px);border:0;background:none;color-scheme:light dark';

/**
 * The card's frame: an extension page that the page around it can neither read nor restyle. A frame in a closed
 * shadow root is not among the page's `frames` (Chromium 156), so the page should have no hold of it to navigate it.
 * Should it find one: a second load, without us having put the frame in again, is reported as a theft.
 */
export function createFrame(page: Document, address: string, onStolen: () => void): CardFrame {
  const host = page.createElement('div');
  // Inline and important: stronger than anything a style sheet of the page can say.
  host.style.cssText = `${hostStyle.replaceAll(';', '!important;')}!important`;
  const frame = page.createElement('iframe');
  frame.src = address;
  frame.title = 'Knock';
  frame.style.cssText = frameStyle;
  let loadedIn: Window | null = null;
  frame.addEventListener('load', () => {
    if (loadedIn !== null && loadedIn === frame.contentWindow) onStolen();
    loadedIn = frame.contentWindow;
  });
  host.attachShadow({ mode: 'closed' }).append(frame);
  return {
    host,
    resize: (height) => frame.style.setProperty('height', `${Math.ceil(height)}px`),
    remove() {
      frame.remove();
      host.remove();
    },
  };
}
