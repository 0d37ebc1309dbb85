/** How long a page may take to render its refusal, in ms. */
const patience = 3000;
/**
 * On a page that changes all the time, two looks are at least this far apart, in ms. The gap grows with the page's age.
 */
const leastPause = 250;

/** Watches a page's changes until something is found or the time is up; then nothing is left. Returns how to stop. */
export function untilFound(page: Document, isFound: () => boolean, then: () => void): () => void {
  const begun = Date.now();
  let next = begun;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let observer: MutationObserver | undefined = new MutationObserver(() => {
    // One change is enough to know that a look is due. Until that look, a busy page costs nothing more.
    observer?.disconnect();
    waiting = setTimeout(look, Math.max(0, next - Date.now()));
  });
  const watch = () => observer?.observe(page.documentElement, { childList: true, subtree: true });
  const stop = () => {
    observer?.disconnect();
    observer = undefined; // nor is it kept by whoever keeps this function
    clearTimeout(end);
    clearTimeout(waiting);
  };
  const look = () => {
    const now = Date.now();
    next = now + Math.max(leastPause, now - begun);
    if (isFound()) {
      stop();
      then();
    } else watch();
  };
  const end = setTimeout(() => {
    stop();
    look();
  }, patience);
  watch();
  return stop;
}
