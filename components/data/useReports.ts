import { useEffect } from 'react';
import type { Report } from '../../lib/graph/api.ts';
import { send } from '../../lib/messaging/client.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import { reportsOf } from '../../lib/requests/model/directReports.ts';
import { store } from './store.ts';
import { useLive } from './useLive.ts';

/**
 * The people who report to this person, read when a form needs them. Empty until they are known, and where Graph
 * doesn't tell: the form then offers nobody. `undefined`: the store was not read yet.
 */
export function useReports(profile: ProfileKey, isWanted: boolean): Report[] | undefined {
  useEffect(() => {
    if (isWanted) void send('readReports', { profile });
  }, [profile, isWanted]);
  const known = useLive(async () => (await reportsOf(store, profile)) ?? [], [profile]);
  return isWanted ? known : [];
}
