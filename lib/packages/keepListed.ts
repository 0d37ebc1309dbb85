import type { GraphPackage } from '../graph/api.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';
import { deleteGrantsOf } from '../store/grants.ts';
import type { AccessPackageRow } from '../store/rowsOfIndex.ts';
import { neverRead } from './contentsAge.ts';
import { nameWords } from './nameWords.ts';

type Key = [ProfileKey, string];

/** Writes listed packages and the words of their names; within a transaction over both tables. */
export async function keepListed(
  store: Store,
  profile: ProfileKey,
  items: readonly GraphPackage[],
  listedAt: number,
): Promise<void> {
  const keys = items.map(({ id }): Key => [profile, id]);
  const known = await store.accessPackages.bulkGet(keys);
  await store.accessPackages.bulkPut(items.map((item, at) => merge(profile, item, known[at], listedAt)));

  // Most names are as they were: their index entries, many for each, are not written again.
  const named = await store.packageNames.bulkGet(keys);
  const wanted = items.map((item) => (item.isHidden ? [] : nameWords(profile, item)));
  const changed = items.flatMap(({ id }, at) => {
    const words = wanted[at] ?? [];
    return words.join('\n') === (named[at]?.words ?? []).join('\n') ? [] : [{ profile, id, words }];
  });
  await store.packageNames.bulkPut(changed);
}

/** Removes what was listed once and not by the reading that began then, with all that is known of it. */
export async function removeUnseen(store: Store, profile: ProfileKey, startedAt: number): Promise<void> {
  const unseen = await store.accessPackages
    .where('[profile+listedAt]')
    .between([profile, 1], [profile, startedAt])
    .primaryKeys();
  if (unseen.length === 0) return;
  await store.accessPackages.bulkDelete(unseen);
  await store.packageNames.bulkDelete(unseen);
  await store.requirements.bulkDelete(unseen);
  await deleteGrantsOf(store, unseen);
}

const merge = (
  profile: ProfileKey,
  { id, displayName, description, isHidden }: GraphPackage,
  known: AccessPackageRow | undefined,
  listedAt: number,
): AccessPackageRow => ({
  contents: 'unread',
  contentsStaleAt: neverRead,
  ...known,
  profile,
  id,
  displayName,
  description,
  isHidden,
  listedAt,
});
