import type { Store } from '../../lib/store/database.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';

export interface Profiles {
  all: ProfileRow[];
  /** The one Knock acts as; `null`: nobody is signed in. */
  active: ProfileRow | null;
}

/** Everybody who is signed in to Knock here. */
export async function readProfiles(store: Store): Promise<Profiles> {
  const [all, meta] = await Promise.all([store.profiles.toArray(), store.meta.get('activeProfile')]);
  return profilesOf(all, meta?.value);
}

export const profilesOf = (all: ProfileRow[], active: unknown): Profiles => ({
  all,
  active: all.find((row) => row.profile === active) ?? null,
});
