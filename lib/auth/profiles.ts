import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';
import type { ProfileRow } from '../store/rows.ts';

/** What sign-in needs of the store. Rejects where the database does. */
export interface ProfileStore {
  get(profile: ProfileKey): Promise<ProfileRow | undefined>;
  all(): Promise<ProfileRow[]>;
  put(row: ProfileRow): Promise<void>;
  /** Changes some columns; nothing happens when the row is gone. */
  patch(profile: ProfileKey, changes: Partial<ProfileRow>): Promise<void>;
  active(): Promise<ProfileKey | undefined>;
  setActive(profile: ProfileKey | undefined): Promise<void>;
}

/** Row of `meta` that names the profile whose data is shown. */
export const activeProfileKey = 'activeProfile';

/**
 * The profiles in the database. `arm` makes sure that the worker wakes: a person who signs in may have left commands
 * behind. If the worker died right after the row was written, nothing else would send them.
 */
export function createProfileStore(
  store: Pick<Store, 'profiles' | 'meta'>,
  arm?: () => Promise<void>,
): ProfileStore {
  return {
    get: (profile) => store.profiles.get(profile),
    all: () => store.profiles.toArray(),
    async put(row) {
      await arm?.();
      await store.profiles.put(row);
    },
    patch: async (profile, changes) => void (await store.profiles.update(profile, changes)),
    async active() {
      const key = (await store.meta.get(activeProfileKey))?.value;
      // Read back through the table, so that a corrupt value names nobody.
      const row =
        typeof key === 'string' ? await store.profiles.where('profile').equals(key).first() : undefined;
      return row?.profile;
    },
    async setActive(profile) {
      if (profile === undefined) await store.meta.delete(activeProfileKey);
      else await store.meta.put({ key: activeProfileKey, value: profile });
    },
  };
}
