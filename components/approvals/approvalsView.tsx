import { useCallback, useEffect } from 'react';
import { send } from '../../lib/messaging/client.ts';
import { saveUserSettings } from '../../lib/settings/browserSettings.ts';
import type { SettingsState } from '../../lib/settings/settings.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { useAction } from '../base/useAction.ts';
import { decideAs, signInAsApprover, undoAs } from '../data/commands.ts';
import { approvalsInMyAccess } from '../data/myAccess.ts';
import { useApprovalContext } from '../data/useApprovalContext.ts';
import { useApprovals } from '../data/useApprovals.ts';
import { useWords } from '../words/wordsContext.tsx';
import { ApprovalList } from './approvalList.tsx';

interface ApprovalsViewProps {
  profile: ProfileRow;
  settings: Extract<SettingsState, { state: 'known' }>;
}

/** The queue with its data. Being shown is what opens it: only then is the approver's token fetched. */
export function ApprovalsView({ profile, settings }: ApprovalsViewProps) {
  const { t } = useWords();
  const approvals = useApprovals(profile.profile);
  const context = useApprovalContext(profile.profile);
  const { run, busy, failure } = useAction();
  const isOn = settings.settings.approvals;
  const read = useCallback(() => run(() => send('openApprovals', undefined)), [run]);
  useEffect(() => {
    if (isOn) void read();
  }, [isOn, read]);
  const canDecide = settings.settings.approverClientId !== undefined || settings.settings.shareApproverClient;
  const times = (approvals ?? []).map((approval) => approval.asOf);
  return (
    <>
      {isOn && !canDecide && <p className="remark">{t('approvals.noClient')}</p>}
      <ApprovalList
        approvals={approvals}
        context={context}
        isOn={isOn}
        isSetByPolicy={settings.origin.approvals === 'policy'}
        onTurnOn={(on) => saveUserSettings({ approvals: on })}
        isReading={busy}
        failure={failure}
        onRetry={() => void read()}
        onDecide={decideAs(profile.profile)}
        onUndo={undoAs(profile.profile)}
        onSignIn={async () => {
          const result = await signInAsApprover(profile.profile);
          if (result.ok) await read();
          return result;
        }}
        myAccessUrl={approvalsInMyAccess(profile)}
        asOf={times.length === 0 ? undefined : Math.min(...times)}
      />
    </>
  );
}
