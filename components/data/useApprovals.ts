import { useLiveQuery } from 'dexie-react-hooks';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import { approvalsOf } from '../../lib/store/readable.ts';
import type { ApprovalRow } from '../../lib/store/rows.ts';
import { store } from './store.ts';

/** The queue of a profile as last read, longest waiting first; `undefined` until read here. */
export function useApprovals(profile: ProfileKey | undefined): ApprovalRow[] | undefined {
  return useLiveQuery(
    async () => (profile === undefined ? [] : (await approvalsOf(store, profile)).rows),
    [profile],
  );
}
