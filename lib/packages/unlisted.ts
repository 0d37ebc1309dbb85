import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';
import type { AccessPackageRow } from '../store/rows.ts';
import { writeForProfile } from './ownRows.ts';

/** Known from elsewhere than the list of packages one may request: the map hints at it, or the person holds it. */
export const isListed = (row: Pick<AccessPackageRow, 'listedAt'>): boolean => row.listedAt > 0;

/**
 * Gives packages a row, so that their contents can be read before, or without, the list. Their name is the given one
 * until the list knows better. Packages that have a row are left as they are.
 */
export async function rememberUnlisted(
  store: Store,
  profile: ProfileKey,
  packages: readonly { accessPackageId: string; displayName?: string | undefined }[],
): Promise<void> {
  await writeForProfile(store, profile, [store.accessPackages], async () => {
    for (const { accessPackageId: id, displayName } of packages) {
      if ((await store.accessPackages.get([profile, id])) !== undefined) continue;
      await store.accessPackages.put({
        profile,
        id,
        displayName: displayName ?? id,
        description: '',
        isHidden: false,
        listedAt: 0,
        contents: 'unread',
      });
    }
  });
}
