import type { Locks } from '../platform/locks.ts';
import type { PackageDraftRow } from '../store/draftRows.ts';
import { create } from './create.ts';
import type { CreationDeps } from './sending.ts';
import { undo } from './undo.ts';

export interface RunDeps extends CreationDeps {
  locks: Locks;
  read(row: PackageDraftRow): Promise<PackageDraftRow | undefined>;
}

/**
 * Runs a creation or its undo, one at a time in all windows, upon the row as it is by then: another window may have gone on
 * with it, and what that sent must be known.
 */
export async function runDraft(
  row: PackageDraftRow,
  what: 'create' | 'undo',
  { locks, read, ...deps }: RunDeps,
): Promise<void> {
  await locks.runIfFree(`packageDraft/${row.profile}/${row.id}`, async () => {
    const now = await read(row);
    if (now === undefined || !mayRun[what].includes(now.state)) return;
    await (what === 'create' ? create : undo)(now, deps);
  });
}

const mayRun: Record<'create' | 'undo', PackageDraftRow['state'][]> = {
  create: ['draft', 'creating'],
  undo: ['draft', 'creating', 'created', 'undoing'],
};
