import type { Failure } from '../../lib/platform/failure.ts';
import { isOpen } from '../../lib/requests/openness.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { Button, Spinner } from '../base/button.tsx';
import { AsOf } from '../base/time.tsx';
import { heldCommands } from '../data/commands.ts';
import { myAccessOf } from '../data/myAccess.ts';
import { useGrantNames, useHeld } from '../data/useHeld.ts';
import { useLastRead } from '../data/useLastRead.ts';
import { useRefresh } from '../data/useRefresh.ts';
import { useRequests } from '../data/useRequests.ts';
import { FailureNotice } from '../failureNotice.tsx';
import { heldHash } from '../hub/hubRoute.ts';
import { useWords } from '../words/wordsContext.tsx';
import { HeldList } from './heldList.tsx';
import { soonDaysOf } from './soonDays.ts';

/** What one holds, with its data: from the store at once, read again behind it. */
export function HeldView({ profile, settings }: { profile: ProfileRow; settings: Settings }) {
  const { t } = useWords();
  const held = useHeld(profile.profile);
  const grants = useGrantNames(profile.profile);
  const requests = useRequests(profile.profile);
  const refresh = useRefresh('assignments', profile.profile);
  const asOf = useLastRead(profile.profile, 'assignments');
  const handlers = heldCommands(profile.profile, (hash) => {
    location.hash = hash;
  });
  const myAccessUrl = myAccessOf(profile);
  const failure: Failure | undefined =
    profile.session === 'needsSignIn' ? { kind: 'interactionRequired' } : refresh.failure;
  return (
    <>
      {failure !== undefined && (
        <FailureNotice
          failure={failure}
          goesOn="reading"
          myAccessUrl={myAccessUrl}
          onSignIn={() => void handlers.signIn()}
          onRetry={refresh.now}
        />
      )}
      {held !== undefined && (
        <HeldList
          held={held}
          changes={(requests ?? []).filter((row) => row.assignmentId !== undefined && isOpen(row.state))}
          grants={grants}
          soonDays={soonDaysOf(settings)}
          handlers={{ ...handlers, extend: (id) => handlers.goTo(heldHash(id)) }}
          myAccessUrl={myAccessUrl}
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
