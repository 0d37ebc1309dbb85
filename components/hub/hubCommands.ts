import type { ProfileKey } from '../../lib/platform/profile.ts';
import { requestCommands } from '../data/commands.ts';
import { formHash, heldHash } from './hubRoute.ts';

/** What one can do about a profile's requests where forms and held packages are pages of the hub itself. */
export const hubCommands = (profile: ProfileKey) =>
  requestCommands(
    profile,
    (accessPackageId) => {
      location.hash = formHash(accessPackageId);
    },
    (assignmentId) => {
      location.hash = heldHash(assignmentId);
    },
  );
