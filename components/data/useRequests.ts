import type { ProfileKey } from '../../lib/platform/profile.ts';
import { isEnd } from '../../lib/requests/request.ts';
import { brokenRequestsOf, requestsOf } from '../../lib/store/readable.ts';
import type { RequestRow } from '../../lib/store/rows.ts';
import { firstRead } from './firstRead.ts';
import { store } from './store.ts';
import { useLive } from './useLive.ts';
import { useProfileRows } from './useProfileRows.ts';

/** A profile's requests, last change first; `undefined` until read. */
export function useRequests(profile: ProfileKey | undefined): RequestRow[] | undefined {
  const first = firstRead();
  const active = first?.profiles.active?.profile;
  return useProfileRows(
    profile,
    async (key) => (await requestsOf(store, key)).rows,
    first === undefined || active === undefined ? undefined : { profile: active, rows: first.requests },
  );
}

/** Ids of requests that have lost their shape; they are left out of every list. */
export const useBrokenRequests = (profile: ProfileKey): string[] | undefined =>
  useProfileRows(profile, (key) => brokenRequestsOf(store, key));

/** How many of each profile's requests were never sent: `signOut` asks about them. */
export function useUnsent(profiles: readonly ProfileKey[]): Record<string, number> {
  const key = profiles.join(' ');
  const counts = useLive(async () => {
    const rows = await Promise.all(profiles.map((profile) => requestsOf(store, profile)));
    return Object.fromEntries(
      profiles.map((profile, index) => [profile, (rows[index]?.rows ?? []).filter(isUnsent).length]),
    );
  }, [key]);
  return counts ?? {};
}

const isUnsent = (row: RequestRow): boolean => row.graphId === undefined && !isEnd(row.state);
