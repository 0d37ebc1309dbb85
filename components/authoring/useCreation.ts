import { useState } from 'react';
import { runDraft } from '../../lib/authoring/runDraft.ts';
import type { Failure } from '../../lib/platform/failure.ts';
import { webLocks } from '../../lib/platform/locks.ts';
import type { PackageDraftRow } from '../../lib/store/draftRows.ts';
import { readPackageDraft, savePackageDraft } from '../data/packageDrafts.ts';
import type { Administrator } from './useAdministrator.ts';

/** Runs a creation or its undo; what it does comes back through the store. */
export function useCreation({ administration, mayWrite }: Administrator) {
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const run = async (row: PackageDraftRow, what: 'create' | 'undo') => {
    if (administration === undefined || isRunning) return;
    setRunning(true);
    setFailure(undefined);
    try {
      const right = await mayWrite();
      if (!right.ok) {
        setFailure(right.failure);
        return;
      }
      await runDraft(row, what, {
        locks: webLocks,
        read: readPackageDraft,
        reads: administration.reads,
        send: administration.write,
        save: savePackageDraft,
        wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
        clock: administration.clock,
      });
    } finally {
      setRunning(false);
    }
  };
  return {
    isRunning,
    /** Why it could not begin. */
    failure,
    onCreate: (row: PackageDraftRow) => void run(row, 'create'),
    onUndo: (row: PackageDraftRow) => void run(row, 'undo'),
  };
}
