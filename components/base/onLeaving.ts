/**
 * Calls back when the page is hidden or left, and when the view is removed. These are the last moments to save
 * something: the browser may close a hidden tab later without an event. Returns the function that stops it, for an
 * effect.
 */
export function onLeaving(keep: () => void): () => void {
  const hidden = () => {
    if (document.visibilityState === 'hidden') keep();
  };
  window.addEventListener('pagehide', keep);
  document.addEventListener('visibilitychange', hidden);
  return () => {
    window.removeEventListener('pagehide', keep);
    document.removeEventListener('visibilitychange', hidden);
    keep();
  };
}
