/** A hidden page paints nothing. After this time (ms) the callback runs all the same. */
const patience = 250;

/** Calls back once, after the next frame is painted. Returns how to take that back. */
export function whenPainted(then: () => void): () => void {
  // Two frames: the caller may be ahead of the first.
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(go);
  });
  const timer = setTimeout(go, patience);
  return stop;

  function go(): void {
    stop();
    then();
  }
  function stop(): void {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  }
}
