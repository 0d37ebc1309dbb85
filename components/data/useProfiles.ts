import { useLiveQuery } from 'dexie-react-hooks';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { store } from './store.ts';

export interface Profiles {
  all: ProfileRow[];
  /** The one Knock acts as; `null`: nobody is signed in. */
  active: ProfileRow | null;
}

/** Everybody who is signed in to Knock here; `undefined` until read. */
export function useProfiles(): Profiles | undefined {
  return useLiveQuery(async () => {
    const [all, meta] = await Promise.all([store.profiles.toArray(), store.meta.get('activeProfile')]);
    return { all, active: all.find((row) => row.profile === meta?.value) ?? null };
  });
}
