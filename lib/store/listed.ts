import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from './database.ts';
import type { AccessPackageRow } from './rowsOfIndex.ts';
import { within } from './within.ts';

/**
 * The packages that the list of a profile has, hidden ones among them. Rows that were never listed (0) are known from
 * the map or an assignment; they are not on offer. Read by the primary key: in a live query Dexie notes each key that
 * another index finds, which takes half a second at 20,000 rows (4.4, 2026-11).
 */
export async function listedPackages(store: Store, profile: ProfileKey): Promise<AccessPackageRow[]> {
  const rows = await store.accessPackages
    .where('[profile+id]')
    .between(...within(profile))
    .toArray();
  return rows.filter(({ listedAt }) => listedAt > 0);
}
