import { useCallback, useState } from 'react';
import type { Failure, Result } from '../../lib/platform/failure.ts';

export interface Action {
  busy: boolean;
  failure: Failure | undefined;
  /** Runs a command; keeps its failure for showing. Whether it worked. */
  run(task: () => Promise<Result<unknown>>): Promise<boolean>;
  clear(): void;
}

/** One command at a time from one place of a view, with its progress and its failure. */
export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const run = useCallback(async (task: () => Promise<Result<unknown>>) => {
    setBusy(true);
    setFailure(undefined);
    const result = await task();
    setBusy(false);
    if (!result.ok) setFailure(result.failure);
    return result.ok;
  }, []);
  const clear = useCallback(() => setFailure(undefined), []);
  return { busy, failure, run, clear };
}
