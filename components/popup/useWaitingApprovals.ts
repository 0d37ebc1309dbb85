import { useEffect, useState } from 'react';
import { needsDecision } from '../../lib/entitlement/approval.ts';
import { send } from '../../lib/messaging/client.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import { useApprovals } from '../data/useApprovals.ts';

/** What waits in the queue as last read; before it was opened, Graph's count under the low scope, asked once a profile. */
export function useWaitingApprovals(profile: ProfileKey | undefined, isOn: boolean): number | undefined {
  const approvals = useApprovals(profile);
  const [counted, setCounted] = useState<{ profile: ProfileKey; count: number | undefined }>();
  useEffect(() => {
    if (profile === undefined || !isOn) return;
    let isStale = false;
    void send('countApprovals', undefined).then((answer) => {
      if (!isStale && answer.ok) setCounted({ profile, count: answer.value.count });
    });
    return () => {
      isStale = true;
    };
  }, [profile, isOn]);
  if (!isOn) return undefined;
  // Once the queue has been read, its rows are newer than the count from when the popup opened.
  if (approvals === undefined || approvals.length === 0)
    return counted?.profile === profile ? counted?.count : undefined;
  return approvals.filter(needsDecision).length;
}
