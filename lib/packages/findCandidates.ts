import type { ProfileKey } from '../platform/profile.ts';
import type { ResourceKey } from '../resource/resource.ts';
import type { Store } from '../store/database.ts';
import type { AccessPackageRow, GrantRow } from '../store/rows.ts';
import type { Candidate, Granted, MatchKind } from './candidate.ts';
import { type DeniedKey, type Provenance, provenances } from './deniedKeys.ts';
import type { ResourceMap } from './resourceMap.ts';

/**
 * Packages that grant one of the keys, and those the map hints at. One query over the grants, whatever the number of
 * packages. In: one profile's key, the keys of a denial, the map's hints for them. Out: candidates in no order.
 */
export async function findCandidates(
  store: Store,
  profile: ProfileKey,
  keys: readonly DeniedKey[],
  hints: ResourceMap['packages'],
): Promise<Candidate[]> {
  const matching = await store.grants
    .where('[profile+key]')
    .anyOf(keys.map(({ key }) => [profile, key]))
    .toArray();
  const hinted = new Set(hints.map((hint) => hint.accessPackageId));
  const ids = [...new Set([...matching.map((grant) => grant.accessPackageId), ...hinted])];
  const pairs = ids.map((id): [ProfileKey, string] => [profile, id]);
  const rows = await store.accessPackages.bulkGet(pairs);
  const grants = await store.grants.where('[profile+accessPackageId]').anyOf(pairs).toArray();
  const via = new Map(keys.map((entry) => [entry.key, entry.via]));
  return rows.flatMap((row) => {
    if (row === undefined) return [];
    const own = grants.filter((grant) => grant.accessPackageId === row.id);
    return [toCandidate(row, own, via)];
  });
}

/** A package known by its name alone. */
export const toGuess = (row: AccessPackageRow, grants: readonly GrantRow[]): Candidate => ({
  ...toCandidate(row, grants, new Map()),
  match: 'guess',
});

function toCandidate(
  row: AccessPackageRow,
  grants: readonly GrantRow[],
  via: ReadonlyMap<ResourceKey, Provenance>,
): Candidate {
  const matching = grants.filter((grant) => via.has(grant.key));
  const others = grants.filter((grant) => !via.has(grant.key));
  return {
    accessPackageId: row.id,
    displayName: row.displayName,
    description: row.description,
    match: matchOf(matching.flatMap((grant) => via.get(grant.key) ?? [])),
    roleNames: [...new Set(matching.map((grant) => grant.roleName).filter((name) => name !== ''))],
    otherGrants: row.contents === 'read' ? granted(others) : null,
    isHidden: row.isHidden,
  };
}

/** The surest way decides; no way at all leaves the map's hint. */
function matchOf(ways: readonly Provenance[]): MatchKind {
  const surest = provenances.find((provenance) => ways.includes(provenance));
  switch (surest) {
    case 'itself':
      return 'exact';
    case 'parent':
    case 'assignedGroup':
      return 'through';
    case 'map':
      return 'map';
    case undefined:
      return 'mapUnconfirmed';
  }
}

/** One entry a resource, with its roles in one line. */
function granted(grants: readonly GrantRow[]): Granted[] {
  const byKey = Map.groupBy(grants, (grant) => grant.key);
  return [...byKey.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    return [
      {
        originSystem: first.originSystem,
        name: first.resourceName === '' ? first.originId : first.resourceName,
        roleName: [...new Set(same.map((grant) => grant.roleName))].join(', '),
      },
    ];
  });
}
