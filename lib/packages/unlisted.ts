import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';
import type { AccessPackageRow } from '../store/rowsOfIndex.ts';
import { writeForProfile } from '../store/writeForProfile.ts';
import { neverRead } from './contentsAge.ts';

/**
 * Gives packages that are known from elsewhere than the list (the map hints at them, the person holds them, a page of
 * contents shows them) a row, so that their contents can be read before, or without, the list. Their name is the given one
 * until the list knows better. Packages that have a row are left as they are.
 */
export async function rememberUnlisted(
  store: Store,
  profile: ProfileKey,
  packages: readonly { accessPackageId: string; displayName?: string | undefined }[],
): Promise<void> {
  if (packages.length === 0) return;
  await writeForProfile(store, profile, [store.accessPackages], async () => {
    const known = await store.accessPackages.bulkGet(
      packages.map(({ accessPackageId }): [ProfileKey, string] => [profile, accessPackageId]),
    );
    const unknown = packages.filter((_, at) => known[at] === undefined);
    await store.accessPackages.bulkPut(unknown.map((one) => unlistedRow(profile, one)));
  });
}

const unlistedRow = (
  profile: ProfileKey,
  { accessPackageId: id, displayName }: { accessPackageId: string; displayName?: string | undefined },
): AccessPackageRow => ({
  profile,
  id,
  displayName: displayName ?? id,
  description: '',
  isHidden: false,
  listedAt: 0,
  contents: 'unread',
  contentsStaleAt: neverRead,
});
