import type { Failure } from '../../lib/platform/failure.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import type { ProfileRow, RequestRow } from '../../lib/store/rows.ts';
import { Button, Spinner } from '../base/button.tsx';
import { AsOf } from '../base/time.tsx';
import { requestCommands } from '../data/commands.ts';
import { myAccessOf } from '../data/myAccess.ts';
import { useLastRead } from '../data/useLastRead.ts';
import { useMapContacts } from '../data/useMapContacts.ts';
import { useIsNeverRead } from '../data/usePackages.ts';
import { useRefresh } from '../data/useRefresh.ts';
import { useRequestFacts } from '../data/useRequestFacts.ts';
import { useRequests } from '../data/useRequests.ts';
import { FailureNotice } from '../failureNotice.tsx';
import { PackageSearch } from '../packages/packageSearch.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { remindingOf } from './reminder.tsx';
import { RequestList } from './requestList.tsx';

interface RequestsViewProps {
  profile: ProfileRow;
  /** `undefined`: not known yet; the requests are shown all the same. */
  settings: Settings | undefined;
  onOpenForm: (accessPackageId: string) => void;
  onOpenHeld: (assignmentId: string) => void;
  /** Reads the packages again, too: the hub is opened seldom and stays open. */
  readsPackages?: boolean;
  isCompact?: boolean;
  /** What the search begins with. */
  initialQuery?: string | undefined;
}

/** Search, then one's requests: from the store at once, read again behind it. */
export function RequestsView(props: RequestsViewProps) {
  const { profile, settings, onOpenForm, readsPackages = false, initialQuery } = props;
  const { t } = useWords();
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
  // Known before anything is read again, and true whatever the last reading said.
  const failure: Failure | undefined =
    profile.session === 'needsSignIn' ? { kind: 'interactionRequired' } : refresh.failure;
  return (
    <>
      <PackageSearch
        key={initialQuery}
        initialQuery={initialQuery}
        profile={profile}
        onRequest={onOpenForm}
        myAccessUrl={myAccessUrl}
      />
      {failure !== undefined && (
        <FailureNotice
          failure={failure}
          goesOn="reading"
          myAccessUrl={myAccessUrl}
          onSignIn={() => void handlers.signIn()}
          onRetry={refresh.now}
        />
      )}
      {requests !== undefined && (
        <RequestList
          requests={requests}
          handlers={handlers}
          myAccessUrl={myAccessUrl}
          facts={facts}
          reminding={settings && remindingOf(profile, settings)}
          isCompact={props.isCompact ?? false}
        />
      )}
      <div className="list-foot">
        <AsOf at={asOf} />
        <Button look="quiet" onClick={refresh.isBusy ? undefined : refresh.now}>
          {refresh.isBusy && <Spinner />}
          {refresh.isBusy ? t('common.refreshing') : t('common.refresh')}
        </Button>
      </div>
    </>
  );
}

/** Somebody to ask would help. */
const wantsSomebody = ({ state }: RequestRow): boolean => state === 'pendingApproval' || state === 'denied';
