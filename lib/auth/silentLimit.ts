import type { Clock } from '../platform/clock.ts';
import { hour } from '../platform/durations.ts';
import type { ProfileRow } from '../store/rows.ts';
import type { ProfileStore } from './profiles.ts';
import type { SessionArea } from './sessionArea.ts';
import type { ClientRole } from './tokenSource.ts';

/** How often `prompt=none` is tried without a gesture. */
export const silentPauseMs = hour;

/** Keeps the silent attempts of each profile and role an hour apart. */
export interface SilentLimit {
  /** Whether an attempt may be made now. */
  allows(row: ProfileRow, role: ClientRole): Promise<boolean>;
  /** Notes an attempt, before it is made: a worker that dies in it has used it up. Gives a function that takes it back. */
  note(row: ProfileRow, role: ClientRole): Promise<() => Promise<void>>;
  /** After a gesture (sign-in, sign-out) that may have changed things, the next attempt need not wait. */
  release(row: ProfileRow): Promise<void>;
}

/**
 * The employee's time is in the profile's row, so it outlives the browser. Only a browser session that has not tried
 * yet, for somebody who was signed in when the last one ended, is let through within the hour: tokens end with the
 * browser, and starting it twice in an hour is not a failed attempt.
 */
export function createSilentLimit(deps: {
  clock: Clock;
  profiles: Pick<ProfileStore, 'patch'>;
  session: SessionArea;
}): SilentLimit {
  const { clock, profiles, session } = deps;
  const keyOf = (row: ProfileRow, role: ClientRole) => `auth.tried/${role}/${row.profile}`;
  const isRecent = (at: unknown) =>
    typeof at === 'number' && at <= clock.now() && clock.now() - at < silentPauseMs;
  return {
    async allows(row, role) {
      const tried = await session.get(keyOf(row, role));
      if (isRecent(tried)) return false;
      const startsAfresh = tried === undefined && row.session === 'signedIn';
      return role !== 'employee' || startsAfresh || !isRecent(row.lastSilentAttempt);
    },
    async note(row, role) {
      const key = keyOf(row, role);
      const before = await session.get(key);
      await session.set(key, clock.now());
      if (role === 'employee') await profiles.patch(row.profile, { lastSilentAttempt: clock.now() });
      return async () => {
        await session.set(key, before);
        // 0, long past: Dexie's update cannot be told "absent" under exact optional types.
        const { lastSilentAttempt = 0 } = row;
        if (role === 'employee') await profiles.patch(row.profile, { lastSilentAttempt });
      };
    },
    async release(row) {
      await Promise.all([
        session.set(keyOf(row, 'employee'), undefined),
        session.set(keyOf(row, 'approver'), undefined),
      ]);
      await profiles.patch(row.profile, { lastSilentAttempt: 0 });
    },
  };
}
