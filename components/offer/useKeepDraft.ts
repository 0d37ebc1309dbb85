import { useEffect, useRef } from 'react';
import type { SubmitInput } from '../../lib/entitlement/requestInput.ts';
import { onLeaving } from '../base/onLeaving.ts';

/**
 * Saves what was typed when the view is hidden or removed before it was sent: another tab is opened, the page is left,
 * the card is dismissed, the popup closes. `typed` is `undefined` once it has been sent. If the person clears a saved
 * text, or types it for another package instead, the saved draft goes, too.
 */
export function useKeepDraft(
  typed: SubmitInput | undefined,
  save: (draft: SubmitInput) => Promise<unknown>,
): void {
  const kept = useRef<SubmitInput>(undefined);
  const keep = () => {
    if (typed === undefined || typed.justification === (kept.current?.justification ?? '')) return;
    kept.current = typed;
    void save(typed);
  };
  const keeper = useRef(keep);
  keeper.current = keep;
  useEffect(() => onLeaving(() => keeper.current()), []);
  useEffect(() => {
    const before = kept.current;
    if (before === undefined || typed === undefined || before.accessPackageId === typed.accessPackageId)
      return;
    kept.current = undefined;
    void save({ ...before, justification: '' });
  });
}
