/**
 * Scripts that are put into pages to take times, as source text. All times are epoch ms with fractions, so that those
 * of a page and of a frame in another process can be compared.
 */
const now = 'const now = () => performance.timeOrigin + performance.now();';

/** When a child of the root element is put into the page, as the card's host is: `__inserted`. */
export const markInsertion = `(() => {
  ${now}
  new MutationObserver((records, observer) => {
    const isHost = ({ target, addedNodes }) =>
      target === document.documentElement && [...addedNodes].some(({ localName }) => localName === 'div');
    if (!records.some(isHost)) return;
    observer.disconnect();
    globalThis.__inserted = now();
  }).observe(document, { childList: true, subtree: true });
})()`;

export interface UsableMarks {
  /** After the frame that painted it. */
  usable: number;
  /** It was there before anybody watched: the time means nothing. */
  isLate: boolean;
}

/**
 * When `count` elements of this selector are painted and the first is a button that React handles: `__usable`, a
 * promise. What is only `aria-disabled` by the guard counts; what is disabled or busy doesn't.
 */
export const markUsable = (selector: string, count = 1): string => `(() => {
  if (globalThis.__usable !== undefined) return;
  ${now}
  const isUsable = () => {
    const found = document.querySelectorAll(${JSON.stringify(selector)});
    const [first] = found;
    if (first === undefined || found.length < ${count}) return false;
    const button = first.closest('button') ?? first.querySelector('button');
    const properties = button?.[Object.keys(button).find((key) => key.startsWith('__reactProps$'))];
    return !button?.disabled && button?.ariaBusy !== 'true' && typeof properties?.onClick === 'function';
  };
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(now());
    port2.postMessage(0);
  }));
  const seen = isUsable() ? Promise.resolve(true) : new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      if (!isUsable()) return;
      observer.disconnect();
      resolve(false);
    }).observe(document, { childList: true, subtree: true, attributeFilter: ['aria-busy', 'disabled'] });
  });
  globalThis.__usable = seen.then(async (isLate) => ({ isLate, usable: await painted() }));
})()`;

/** When the site has answered what the person may do there, or is no longer waited for. */
export const needKnown = waitedFor('.actions:not([aria-busy=true])');

/** When the guard of the primary button lets clicks pass. */
export const guardOpened = waitedFor('.button-primary:not([aria-disabled=true])');

function waitedFor(selector: string): string {
  return `new Promise((resolve) => {
  ${now}
  const check = () => document.querySelector(${JSON.stringify(selector)}) && resolve(now());
  new MutationObserver(check).observe(document, { subtree: true, childList: true, attributes: true });
  check();
})`;
}
