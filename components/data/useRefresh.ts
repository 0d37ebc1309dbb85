import { useCallback, useEffect } from 'react';
import { send } from '../../lib/messaging/client.ts';
import type { Failure } from '../../lib/platform/failure.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import { useAction } from '../base/useAction.ts';
import { useIsLive } from './useLive.ts';

export interface Refresh {
  isBusy: boolean;
  failure: Failure | undefined;
  now(): void;
}

/** Reads a list again behind what is shown, once when the view opens and whenever asked. */
export function useRefresh(
  what: 'packages' | 'requests' | 'assignments',
  profile: ProfileKey | undefined,
  isWanted = true,
): Refresh {
  const { run, busy, failure } = useAction();
  const now = useCallback(() => void run(() => send('refresh', { what })), [run, what]);
  const isLive = useIsLive();
  useEffect(() => {
    if (profile !== undefined && isWanted && isLive) now();
  }, [profile, isWanted, isLive, now]);
  return { isBusy: busy, failure, now };
}
