import { useEffect, useRef } from 'react';
import type { SubmitInput } from '../../lib/entitlement/requestInput.ts';
import { onLeaving } from '../base/onLeaving.ts';

/**
 * Keeps what was typed when the view goes out of sight or away unsent: another tab is looked at, the page is left, the
 * card dismissed, the popup closed. `typed` is `undefined` once it has been sent. What was kept and is then taken out
 * again, or typed for another package instead, is not left behind.
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
