import type { Need } from '../entitlement/need.ts';
import { isPartKey } from '../resource/resource.ts';
import { nearestFolder } from '../resourceMap/nearestFolder.ts';
import type { ResourceMap } from '../resourceMap/resourceMap.ts';
import type { CandidateKey } from './deniedKeys.ts';

function matching<T extends { key: CandidateKey['key'] }>(
  entries: readonly T[],
  keys: readonly CandidateKey[],
): T[] {
  const known = new Set(keys.map(({ key }) => key));
  return nearestFolder(
    entries.filter((entry) => known.has(entry.key)),
    (entry) => entry.key,
  );
}

/** Packages the map names for any of the keys, in the map's order. */
export const hintsFor = (
  map: ResourceMap | undefined,
  keys: readonly CandidateKey[],
): ResourceMap['packages'] => matching(map?.packages ?? [], keys);

/** Whom to ask where no package helps: whoever is named for a part before whoever is for its site. */
export function contactFor(
  map: ResourceMap | undefined,
  keys: readonly CandidateKey[],
): ResourceMap['contacts'][number] | undefined {
  const contacts = matching(map?.contacts ?? [], keys);
  return contacts.find(({ key }) => isPartKey(key)) ?? contacts[0];
}

/** Where the map says that a site is now: that of the deepest web of the keys. Https, SharePoint's. */
export function movedTo(
  map: ResourceMap | undefined,
  keys: readonly Pick<CandidateKey, 'key'>[],
): string | undefined {
  const known = new Set(keys.map(({ key }) => key));
  const moved = (map?.moved ?? []).filter(({ from }) => known.has(from));
  return moved.sort((a, b) => b.from.length - a.from.length)[0]?.to;
}

/** What the map says of a role, by its exact name; `undefined`: nothing. */
export const roleNamed = (map: ResourceMap | undefined, name: string): Need | undefined =>
  map?.roles.find((role) => role.name === name)?.reach;
