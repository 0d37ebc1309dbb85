import { send } from '../../lib/messaging/client.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { useHeld } from '../data/useHeld.ts';
import { HeldShort } from './heldShort.tsx';
import { soonDaysOf } from './soonDays.ts';

/** The popup's few lines, with their data. What can be done about them is in the hub. */
export function HeldShortView({ profile, settings }: { profile: ProfileRow; settings: Settings }) {
  const held = useHeld(profile.profile);
  return (
    <HeldShort
      held={held ?? []}
      soonDays={soonDaysOf(settings)}
      onOpen={(assignmentId) =>
        void send('openHub', {
          view: { name: 'held', ...(assignmentId === undefined ? {} : { assignmentId }) },
        })
      }
    />
  );
}
