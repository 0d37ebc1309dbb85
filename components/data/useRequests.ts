import type { ProfileKey } from '../../lib/platform/profile.ts';
import { countUnsent, type Unsent } from '../../lib/requests/model/pendingCommands.ts';
import { brokenRequestsOf, requestsOf } from '../../lib/store/readable.ts';
import type { RequestRow } from '../../lib/store/rows.ts';
import { firstRows } from './firstRead.ts';
import { store } from './store.ts';
import { useLive } from './useLive.ts';
import { useProfileRows } from './useProfileRows.ts';

/** A profile's requests, last change first; `undefined` until read. */
export const useRequests = (profile: ProfileKey | undefined): RequestRow[] | undefined =>
  useProfileRows(profile, async (key) => (await requestsOf(store, key)).rows, firstRows('requests'));

/** Ids of requests that have lost their shape; they are left out of every list. */
export const useBrokenRequests = (profile: ProfileKey): string[] | undefined =>
  useProfileRows(profile, (key) => brokenRequestsOf(store, key));

/** What of each profile never left, or was never answered: `signOut` asks about it. */
export function useUnsent(profiles: readonly ProfileKey[]): Record<string, Unsent> {
  const key = profiles.join(' ');
  const counts = useLive(async () => {
    const all = await Promise.all(
      profiles.map(async (profile) => [profile, await countUnsent(store, profile)] as const),
    );
    return Object.fromEntries(all);
  }, [key]);
  return counts ?? {};
}
