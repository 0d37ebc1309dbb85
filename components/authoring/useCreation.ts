import { useState } from 'react';
import { create } from '../../lib/authoring/create.ts';
import { undo } from '../../lib/authoring/undo.ts';
import type { Failure } from '../../lib/platform/failure.ts';
import { webLocks } from '../../lib/platform/locks.ts';
import type { PackageDraftRow } from '../../lib/store/draftRows.ts';
import { savePackageDraft } from '../data/packageDrafts.ts';
import type { Administrator } from './useAdministrator.ts';

/** Runs a creation or its undo, one at a time in all windows; what it does comes back through the store. */
export function useCreation({ administration, mayWrite }: Administrator) {
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const run = async (row: PackageDraftRow, what: typeof create) => {
    if (administration === undefined || isRunning) return;
    setRunning(true);
    setFailure(undefined);
    try {
      const right = await mayWrite();
      if (!right.ok) {
        setFailure(right.failure);
        return;
      }
      await webLocks.runIfFree(`packageDraft/${row.profile}/${row.id}`, () =>
        what(row, {
          reads: administration.reads,
          send: administration.write,
          save: savePackageDraft,
          wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
          clock: administration.clock,
        }),
      );
    } finally {
      setRunning(false);
    }
  };
  return {
    isRunning,
    /** Why it could not begin. */
    failure,
    onCreate: (row: PackageDraftRow) => void run(row, create),
    onUndo: (row: PackageDraftRow) => void run(row, undo),
  };
}
