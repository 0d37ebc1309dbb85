import type { Collection } from 'dexie';
import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from './database.ts';
import type { AccessPackageRow } from './rowsOfIndex.ts';

/**
 * The packages that the list of a profile has, hidden ones among them. Rows that were never listed (0) are known from
 * the map or an assignment; they are not on offer.
 */
export const listedPackages = (store: Store, profile: ProfileKey): Collection<AccessPackageRow> =>
  store.accessPackages.where('[profile+listedAt]').between([profile, 1], [profile, []]);
