/** How long a page may take to render its refusal, in ms. */
const patience = 3000;
/** Pages that change all the time are looked at this often at the most, in ms. */
const pause = 250;

/** Watches a page's changes until something is found or the time is up; then nothing is left. Returns how to stop. */
export function untilFound(page: Document, isFound: () => boolean, then: () => void): () => void {
  let last = 0;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    observer?.disconnect();
    observer = undefined; // nor is it kept by whoever keeps this function
    clearTimeout(end);
    clearTimeout(waiting);
  };
  const look = () => {
    waiting = undefined;
    last = Date.now();
    if (!isFound()) return;
    stop();
    then();
  };
  let observer: MutationObserver | undefined = new MutationObserver(() => {
    waiting ??= setTimeout(look, Math.max(0, last + pause - Date.now()));
  });
  const end = setTimeout(() => {
    stop();
    look();
  }, patience);
  observer.observe(page.documentElement, { childList: true, subtree: true });
  return stop;
}
