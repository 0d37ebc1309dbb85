import type { Settings } from '../../lib/settings/settings.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { saveFile } from '../base/saveFile.ts';
import { eraseRequests } from '../data/commands.ts';
import { useBrokenRequests, useRequests } from '../data/useRequests.ts';
import { HistoryPage } from './historyPage.tsx';

/** The history with its data: nothing is read from Graph, so it is there without a network, too. */
export function HistoryView({ profile, settings }: { profile: ProfileRow; settings: Settings }) {
  const requests = useRequests(profile.profile);
  const brokenIds = useBrokenRequests(profile.profile);
  if (requests === undefined || brokenIds === undefined) return null;
  return (
    <HistoryPage
      key={profile.profile}
      // A draft is no history yet.
      requests={requests.filter((row) => row.state !== 'draft')}
      brokenIds={brokenIds}
      account={profile.username}
      retentionDays={settings.historyRetentionDays}
      onErase={(requestIds) => eraseRequests(profile.profile, requestIds)}
      onSave={saveFile}
    />
  );
}
