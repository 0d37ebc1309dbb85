import { isOpen } from '../../lib/entitlement/request.ts';
import { hubHash } from '../../lib/messaging/hubAddress.ts';
import { hadBefore } from '../../lib/requests/model/hadBefore.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { useNow } from '../base/clock.tsx';
import { heldCommands } from '../data/commands.ts';
import { myAccessOf } from '../data/myAccess.ts';
import { useAssignments } from '../data/useAssignments.ts';
import { useHeld, useIncluded } from '../data/useHeld.ts';
import { useLastRead } from '../data/useLastRead.ts';
import { useRefresh } from '../data/useRefresh.ts';
import { useRequests } from '../data/useRequests.ts';
import { ReadAgain, ReadFailure } from '../readAgain.tsx';
import { HadBeforeList } from './hadBeforeList.tsx';
import { HeldList } from './heldList.tsx';
import { soonDaysOf } from './soonDays.ts';

/** What one holds, with its data: from the store at once, read again behind it. */
export function HeldView({ profile, settings }: { profile: ProfileRow; settings: Settings }) {
  const held = useHeld(profile.profile);
  const assignments = useAssignments(profile.profile);
  const grants = useIncluded(profile.profile);
  const requests = useRequests(profile.profile);
  const refresh = useRefresh('assignments', profile.profile);
  const asOf = useLastRead(profile.profile, 'assignments');
  const handlers = heldCommands(profile.profile, (hash) => {
    location.hash = hash;
  });
  const myAccessUrl = myAccessOf(profile);
  const now = useNow();
  return (
    <>
      <ReadFailure profile={profile} refresh={refresh} onSignIn={() => void handlers.signIn()} />
      {held !== undefined && (
        <HeldList
          held={held}
          changes={(requests ?? []).filter((row) => row.assignmentId !== undefined && isOpen(row.state))}
          grants={grants}
          soonDays={soonDaysOf(settings)}
          handlers={{
            ...handlers,
            extend: (id) => handlers.goTo(hubHash({ name: 'held', assignmentId: id })),
          }}
          myAccessUrl={myAccessUrl}
          isGuest={profile.isGuest}
        />
      )}
      {/* Before assignments were read, everything would seem to have ended. */}
      {asOf !== undefined && assignments !== undefined && requests !== undefined && (
        <HadBeforeList had={hadBefore(assignments, requests, now)} />
      )}
      <ReadAgain asOf={asOf} refresh={refresh} />
    </>
  );
}
