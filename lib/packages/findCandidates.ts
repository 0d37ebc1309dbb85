import { type Need, reaches } from '../entitlement/need.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { ResourceKey } from '../resource/resource.ts';
import type { ResourceMap } from '../resourceMap/resourceMap.ts';
import type { Store } from '../store/database.ts';
import { grantsOfEach } from '../store/grants.ts';
import type { AccessPackageRow, GrantRow } from '../store/rowsOfIndex.ts';
import type { Candidate, Granted, MatchKind } from './candidate.ts';
import { type CandidateKey, type Provenance, provenances } from './deniedKeys.ts';
import { type RoleSources, reachOf } from './roleReach.ts';

/**
 * Packages that grant one of the keys, and those the map hints at. A few gets by key, whatever the number of
 * packages. In: one profile's key, the keys of a denial, the map's hints for them. Out: ids.
 */
export async function packagesFor(
  store: Store,
  profile: ProfileKey,
  keys: readonly CandidateKey[],
  hints: ResourceMap['packages'],
): Promise<string[]> {
  const matching = await Promise.all(keys.map(({ key }) => grantingKey(store, profile, key)));
  const hinted = hints.map((hint) => hint.accessPackageId);
  return [...new Set([...matching.flat(), ...hinted])];
}

/**
 * What the store knows of packages as answers to these keys, in the order of the ids. `wanted`: what is needed of a thing
 * that knows degrees of access.
 */
export async function candidatesOf(
  store: Store,
  profile: ProfileKey,
  ids: readonly string[],
  keys: readonly CandidateKey[],
  wanted?: { need: Need } & RoleSources,
): Promise<Candidate[]> {
  const via = new Map(keys.map((entry) => [entry.key, entry.via]));
  return (await withGrants(store, profile, ids)).map(({ row, grants }) =>
    fitted(toCandidate(row, grants, via), grants, via, wanted),
  );
}

/** With what its role allows, and whether that is enough. Applications know no degrees of access. */
function fitted(
  candidate: Candidate,
  grants: readonly GrantRow[],
  via: ReadonlyMap<ResourceKey, Provenance>,
  wanted: ({ need: Need } & RoleSources) | undefined,
): Candidate {
  if (wanted === undefined) return candidate;
  const reach = reachOf(
    grants.filter((grant) => via.has(grant.key)),
    wanted,
  );
  if (reach !== undefined)
    return { ...candidate, reach, ...(reaches(reach, wanted.need) ? {} : { isTooWeak: true }) };
  return wanted.need === 'view' ? candidate : { ...candidate, mayBeTooWeak: true };
}

/**
 * Which packages grant it: told by the index alone, whose entries lie side by side where the rows are far apart. One
 * key after another, since IndexedDB answers a single range at once and several row by row.
 */
const grantingKey = async (store: Store, profile: ProfileKey, key: ResourceKey): Promise<string[]> =>
  (await store.grants.where('[profile+key]').equals([profile, key]).primaryKeys()).map(([, id]) => id);

async function withGrants(
  store: Store,
  profile: ProfileKey,
  ids: readonly string[],
): Promise<{ row: AccessPackageRow; grants: GrantRow[] }[]> {
  const pairs = ids.map((id): [ProfileKey, string] => [profile, id]);
  const [rows, grants] = await Promise.all([store.accessPackages.bulkGet(pairs), grantsOfEach(store, pairs)]);
  return rows.flatMap((row, at) => (row === undefined ? [] : [{ row, grants: grants[at] ?? [] }]));
}

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
    case 'signIn':
      return 'unproven';
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
