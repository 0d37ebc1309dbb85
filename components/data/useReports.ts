import { useCallback, useEffect } from 'react';
import type { Report } from '../../lib/graph/api.ts';
import { send } from '../../lib/messaging/client.ts';
import type { Failure } from '../../lib/platform/failure.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import { reportsOf } from '../../lib/requests/model/directReports.ts';
import { useAction } from '../base/useAction.ts';
import { store } from './store.ts';
import { useLive } from './useLive.ts';

/** Who reports to a person, as far as it is known. */
export interface Reports {
  people: readonly Report[];
  /** Why that can't be read now, or at all. */
  failure: Failure | undefined;
  readAgain: () => void;
}

/** The people who report to this person, read when a form needs them. None until they are known. */
export function useReports(profile: ProfileKey, isWanted: boolean): Reports {
  const { failure, run } = useAction();
  const readAgain = useCallback(() => void run(() => send('readReports', { profile })), [run, profile]);
  useEffect(() => {
    if (isWanted) readAgain();
  }, [isWanted, readAgain]);
  const known = useLive(async () => (await reportsOf(store, profile)) ?? [], [profile]);
  return { people: (isWanted && known) || [], failure, readAgain };
}
