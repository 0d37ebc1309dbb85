/** Smaller than this, a refused part of a page is an advertisement, a tracker or a widget, in CSS pixels. */
const leastWidth = 480;
const leastHeight = 320;

/** Calls back at once in the top frame; in another one only when it is large and somebody can see it, once. */
export function whenWorthTelling(page: Document, then: () => void): void {
  const view = page.defaultView;
  if (view === null || view === view.top) {
    then();
    return;
  }
  if (view.innerWidth < leastWidth || view.innerHeight < leastHeight) return;
  const observer = new IntersectionObserver((entries) => {
    observer.disconnect();
    if (entries.some(({ isIntersecting }) => isIntersecting)) then();
  });
  observer.observe(page.documentElement);
}
