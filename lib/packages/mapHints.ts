import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';
import type { DeniedKey } from './deniedKeys.ts';
import { writeForProfile } from './ownRows.ts';
import type { ResourceMap } from './resourceMap.ts';

const matching = <T extends { key: DeniedKey['key'] }>(
  entries: readonly T[],
  keys: readonly DeniedKey[],
): T[] => {
  const known = new Set(keys.map(({ key }) => key));
  return entries.filter((entry) => known.has(entry.key));
};

/** Packages the map names for any of the keys, in the map's order. */
export const hintsFor = (map: ResourceMap | undefined, keys: readonly DeniedKey[]): ResourceMap['packages'] =>
  matching(map?.packages ?? [], keys);

/** Whom to ask where no package helps. */
export const contactFor = (
  map: ResourceMap | undefined,
  keys: readonly DeniedKey[],
): ResourceMap['contacts'][number] | undefined => matching(map?.contacts ?? [], keys)[0];

/**
 * Gives hinted packages a row, so that their contents can be read before, or without, the list (a hidden package is
 * not listed). Their name is the map's until the list knows better; `listedAt` 0 marks them.
 */
export async function rememberHints(
  store: Store,
  profile: ProfileKey,
  hints: ResourceMap['packages'],
): Promise<void> {
  await writeForProfile(store, profile, [store.accessPackages], async () => {
    for (const { accessPackageId: id, displayName } of hints) {
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
