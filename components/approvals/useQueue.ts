import { useCallback, useEffect, useMemo } from 'react';
import { send } from '../../lib/messaging/client.ts';
import { approverClient } from '../../lib/settings/approverClient.ts';
import { saveUserSettings } from '../../lib/settings/browserSettings.ts';
import type { SettingsState } from '../../lib/settings/settings.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { useAction } from '../base/useAction.ts';
import { approverCommands, signInAsApprover } from '../data/commands.ts';
import { approvalsInMyAccess } from '../data/myAccess.ts';
import { useApprovalContext } from '../data/useApprovalContext.ts';
import { useApprovals } from '../data/useApprovals.ts';
import { useIsLive } from '../data/useLive.ts';

export interface QueueOf {
  profile: ProfileRow;
  settings: Extract<SettingsState, { state: 'known' }>;
}

/** The queue with its data. Being shown is what opens it, once it is: only then is the approver's token fetched. */
export function useQueue({ profile, settings: { settings, origin } }: QueueOf) {
  const approvals = useApprovals(profile.profile);
  const context = useApprovalContext(profile.profile);
  const { run, busy, failure } = useAction();
  const isOn = settings.approvals;
  const isLive = useIsLive();
  const read = useCallback(() => run(() => send('openApprovals', undefined)), [run]);
  useEffect(() => {
    if (isOn && isLive) void read();
  }, [isOn, isLive, read]);
  const commands = useMemo(() => approverCommands(profile.profile), [profile.profile]);
  const times = (approvals ?? []).map((approval) => approval.asOf);
  return {
    approvals,
    context,
    isOn,
    isSetByPolicy: origin.approvals === 'policy',
    canDecide: approverClient(settings) !== undefined,
    onTurnOn: (on: boolean) => saveUserSettings({ approvals: on }),
    isReading: busy || !isLive,
    failure,
    onRetry: () => void read(),
    commands,
    onSignIn: async () => {
      const result = await signInAsApprover(profile.profile);
      if (result.ok) await read();
      return result;
    },
    myAccessUrl: approvalsInMyAccess(profile),
    asOf: times.length === 0 ? undefined : Math.min(...times),
  };
}
