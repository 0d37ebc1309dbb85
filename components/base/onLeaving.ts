/**
 * Calls back when the page goes out of sight or away, and when the view does: the last moments in which something can
 * be kept. A tab out of sight may be closed later without a word that anybody hears. Returns what ends it, for an effect.
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
