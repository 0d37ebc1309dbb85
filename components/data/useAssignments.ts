import type { ProfileKey } from '../../lib/platform/profile.ts';
import { assignmentsOf } from '../../lib/store/readable.ts';
import type { AssignmentRow } from '../../lib/store/rows.ts';
import { store } from './store.ts';
import { useProfileRows } from './useProfileRows.ts';

/** What a profile's person holds, as last read; `undefined` until read from the store. */
export const useAssignments = (profile: ProfileKey | undefined): AssignmentRow[] | undefined =>
  useProfileRows(profile, async (key) => (await assignmentsOf(store, key)).rows);
