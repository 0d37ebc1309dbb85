import type { ProfileKey } from '../platform/profile.ts';
import type { Store, Tables } from './database.ts';

/**
 * Writes what Graph answered for a profile, in one transaction, unless the person has signed out in the meantime:
 * a late answer must not bring back rows that were just erased.
 */
export const writeForProfile = (
  store: Store,
  profile: ProfileKey,
  tables: readonly Tables[keyof Tables][],
  task: () => Promise<void>,
): Promise<void> =>
  store.transaction('rw', [store.profiles, ...tables], async () => {
    const row = await store.profiles.get(profile);
    if (row !== undefined && row.session !== 'signedOut') await task();
  });
