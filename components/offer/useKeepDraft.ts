import { useEffect, useRef } from 'react';
import type { SubmitInput } from '../../lib/messaging/protocol.ts';

/**
 * Keeps what was typed when the view goes away unsent: the page is left, the card dismissed, the popup closed.
 * `draft` is `undefined` while there is nothing worth keeping (or it has been sent).
 */
export function useKeepDraft(
  draft: SubmitInput | undefined,
  save: (draft: SubmitInput) => Promise<unknown>,
): void {
  const latest = useRef({ draft, save });
  latest.current = { draft, save };

  useEffect(() => {
    const keep = () => {
      const { draft: kept, save: keeper } = latest.current;
      latest.current = { draft: undefined, save: keeper };
      if (kept !== undefined) void keeper(kept);
    };
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, []);
}
