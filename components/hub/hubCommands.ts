import { hubHash } from '../../lib/messaging/hubAddress.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import { requestCommands } from '../data/commands.ts';

/** What one can do about a profile's requests where forms and held packages are pages of the hub itself. */
export const hubCommands = (profile: ProfileKey) =>
  requestCommands(
    profile,
    (accessPackageId) => {
      location.hash = hubHash({ name: 'request', accessPackageId });
    },
    (assignmentId) => {
      location.hash = hubHash({ name: 'held', assignmentId });
    },
  );
