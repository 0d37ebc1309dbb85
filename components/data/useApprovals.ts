import type { ProfileKey } from '../../lib/platform/profile.ts';
import { approvalsOf } from '../../lib/store/readable.ts';
import type { ApprovalRow } from '../../lib/store/rows.ts';
import { firstRows } from './firstRead.ts';
import { store } from './store.ts';
import { useProfileRows } from './useProfileRows.ts';

/** The queue of a profile as last read, most urgent first, then longest waiting; `undefined` until read here. */
export const useApprovals = (profile: ProfileKey | undefined): ApprovalRow[] | undefined =>
  useProfileRows(profile, async (key) => (await approvalsOf(store, key)).rows, firstRows('approvals'));
