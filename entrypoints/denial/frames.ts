/** A refused frame smaller than this (CSS pixels) is an advertisement, a tracker or a widget. */
const leastWidth = 480;
const leastHeight = 320;

/**
 * Calls back at once in the top frame. In another one, once: when it is large and somebody can see it, which may be
 * after scrolling, or after the page around it has given it its size. Only refused frames are watched so.
 */
export function whenWorthTelling(page: Document, then: () => void): void {
  const view = page.defaultView;
  if (view === null || view === view.top) {
    then();
    return;
  }
  let isSeen = false;
  const check = () => {
    if (!isSeen || view.innerWidth < leastWidth || view.innerHeight < leastHeight) return;
    observer.disconnect();
    view.removeEventListener('resize', check);
    then();
  };
  const observer = new IntersectionObserver((entries) => {
    isSeen = entries.at(-1)?.isIntersecting === true;
    check();
  });
  observer.observe(page.documentElement);
  view.addEventListener('resize', check);
}
