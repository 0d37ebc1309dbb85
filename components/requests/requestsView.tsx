import { actingAccount } from '../../lib/offer/summaries.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import type { ProfileRow, RequestRow } from '../../lib/store/rows.ts';
import { findCommands, readRequirements, requestCommands } from '../data/commands.ts';
import { myAccessOf } from '../data/myAccess.ts';
import { useLastRead } from '../data/useLastRead.ts';
import { useMapContacts } from '../data/useMapContacts.ts';
import { useIsNeverRead } from '../data/usePackages.ts';
import { useRefresh } from '../data/useRefresh.ts';
import { useRequestFacts } from '../data/useRequestFacts.ts';
import { useRequests } from '../data/useRequests.ts';
import { FindAccess } from '../find/findAccess.tsx';
import type { AskingActions } from '../offer/offerActions.ts';
import { ReadAgain, ReadFailure } from '../readAgain.tsx';
import { remindingOf } from './reminder.tsx';
import { RequestList } from './requestList.tsx';

interface RequestsViewProps {
  profile: ProfileRow;
  /** `undefined`: not known yet; the requests are shown all the same. */
  settings: Settings | undefined;
  onOpenForm: AskingActions['openForm'];
  onOpenHeld: (assignmentId: string) => void;
  onOpenHistory: () => void;
  /** Reads the packages again, too: the hub is opened seldom and stays open. */
  readsPackages?: boolean;
  isCompact?: boolean;
  /** *Find access* stands above them, and in their place while something is in its field. */
  withFind?: boolean;
}

/** One's requests: from the store at once, read again behind it. */
export function RequestsView(props: RequestsViewProps) {
  const { profile, settings, onOpenForm, readsPackages = false, withFind = false } = props;
  const requests = useRequests(profile.profile);
  const isNeverRead = useIsNeverRead(profile.profile);
  const refresh = useRefresh('requests', profile.profile);
  useRefresh('packages', profile.profile, isNeverRead || readsPackages);
  const asOf = useLastRead(profile.profile, 'requests');
  const handlers = requestCommands(profile.profile, onOpenForm, props.onOpenHeld);
  const facts = useRequestFacts(
    profile.profile,
    useMapContacts(settings, (requests ?? []).some(wantsSomebody)),
  );
  const myAccessUrl = myAccessOf(profile);
  const list = (
    <>
      <ReadFailure profile={profile} refresh={refresh} onSignIn={() => void handlers.signIn()} />
      {requests !== undefined && (
        <RequestList
          requests={requests}
          handlers={handlers}
          onOpenHistory={props.onOpenHistory}
          myAccessUrl={myAccessUrl}
          facts={facts}
          reminding={settings && remindingOf(profile, settings)}
          isCompact={props.isCompact ?? false}
        />
      )}
      <ReadAgain asOf={asOf} refresh={refresh} />
    </>
  );
  if (!withFind) return list;
  return (
    <FindAccess
      account={actingAccount(profile)}
      actions={findCommands(profile.profile, undefined, onOpenForm)}
      readRequirements={readRequirements}
      myAccessUrl={myAccessUrl}
    >
      {list}
    </FindAccess>
  );
}

/** Somebody to ask would help. */
const wantsSomebody = ({ state }: RequestRow): boolean => state === 'pendingApproval' || state === 'denied';
