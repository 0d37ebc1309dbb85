import { useEffect, useState } from 'react';
import { send } from '../../lib/messaging/client.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import { approvalsOf } from '../../lib/store/readable.ts';
import { firstWaiting, type WaitingApprovals, waitingIn } from './firstRead.ts';
import { store } from './store.ts';
import { useIsLive, useLive } from './useLive.ts';

interface Counted {
  profile: ProfileKey | undefined;
  /** `undefined`: not known. */
  waiting: WaitingApprovals | undefined;
}

/** What waits in the queue as last read; before it was opened, Graph's count under the low scope, asked once a profile. */
export function useWaitingApprovals(profile: ProfileKey | undefined, isOn: boolean): WaitingApprovals {
  const inQueue = useLive<Counted>(
    async () => ({ profile, waiting: profile && (await readWaiting(profile)) }),
    [profile],
    firstWaiting(),
  );
  const [counted, setCounted] = useState<Counted>();
  const isLive = useIsLive();
  useEffect(() => {
    if (profile === undefined || !isOn || !isLive) return;
    let isStale = false;
    void send('countApprovals', undefined).then((answer) => {
      const count = answer.ok ? answer.value.count : undefined;
      if (!isStale && count !== undefined) setCounted({ profile, waiting: { isAny: count > 0, count } });
    });
    return () => {
      isStale = true;
    };
  }, [profile, isOn, isLive]);
  const ofProfile = (one: Counted | undefined) => (one?.profile === profile ? one?.waiting : undefined);
  // Once the queue has been read, its rows are newer than the count from when the popup opened.
  return (isOn && (ofProfile(inQueue) ?? ofProfile(counted))) || { isAny: false };
}

async function readWaiting(profile: ProfileKey): Promise<WaitingApprovals | undefined> {
  const { rows } = await approvalsOf(store, profile);
  return rows.length === 0 ? undefined : waitingIn(rows);
}
