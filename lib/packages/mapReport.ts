import { longestYear } from '../platform/durations.ts';
import { isPartKey, parseResourceKey, type ResourceKey, siteKey } from '../resource/resource.ts';
import type { ResourceMap } from '../resourceMap/resourceMap.ts';
import type { AccessPackageRow, ApplicationRow, GrantRow } from '../store/rowsOfIndex.ts';
import { keysOf } from './deniedKeys.ts';

/** Something in the map that an administrator should look at. It does no harm: the map only adds places to look. */
export type MapRemark =
  /** Written more than a year ago. */
  | { kind: 'old'; dated: string }
  /** The acting person is not offered the package it names, and Graph shows nothing of it. */
  | { kind: 'unknownPackage'; at: ResourceKey; accessPackageId: string; displayName?: string }
  /** Graph's contents of the package do not hold what the map says. */
  | { kind: 'contradicted'; at: ResourceKey; packageName: string }
  | { kind: 'renamed'; was: string; packageName: string }
  /** Every package's contents are known, and none grants the target. */
  | { kind: 'leadsNowhere'; from: ResourceKey; to: ResourceKey }
  /** Two targets where there can be but one. */
  | { kind: 'conflictingAlias'; from: ResourceKey; to: ResourceKey; other: ResourceKey }
  /** The first one is used. */
  | { kind: 'conflictingContact'; at: ResourceKey; name: string; other: string }
  | { kind: 'twice'; at: ResourceKey; packageName: string };

/** What the store knows of the packages that the acting person may see. */
export interface KnownPackages {
  /** Of the packages that the map names. */
  packages: ReadonlyMap<string, AccessPackageRow>;
  /** Of the same packages. */
  grants: readonly GrantRow[];
  /** Targets of the map that any package grants. */
  granted: ReadonlySet<ResourceKey>;
  applications: ReadonlyMap<string, ApplicationRow>;
  /** The list of packages has been read. */
  isListed: boolean;
  /** No package is left whose contents nobody has read. */
  isComplete: boolean;
}

/** What is stale or contradicts itself in a map, as far as this person's packages tell. In: the map as decoded. */
export const reportOnMap = (map: ResourceMap, known: KnownPackages, now: number): MapRemark[] => [
  ...(map.dated !== undefined && now - Date.parse(map.dated) > longestYear
    ? [{ kind: 'old', dated: map.dated } as const]
    : []),
  ...hintRemarks(map, known),
  ...aliasRemarks(map, known),
  ...contactRemarks(map),
];

function hintRemarks(map: ResourceMap, known: KnownPackages): MapRemark[] {
  const seen = new Set<string>();
  return map.packages.flatMap((hint): MapRemark[] => {
    const { key: at, accessPackageId, displayName } = hint;
    const row = known.packages.get(accessPackageId);
    const packageName = row?.displayName ?? displayName ?? accessPackageId;
    const pair = `${at} ${accessPackageId}`;
    if (seen.has(pair)) return [{ kind: 'twice', at, packageName }];
    seen.add(pair);
    if (!known.isListed) return [];
    // A row that was never listed was made for this very hint: only its contents could vouch for it.
    if (row === undefined || (row.listedAt === 0 && row.contents !== 'read'))
      return [
        {
          kind: 'unknownPackage',
          at,
          accessPackageId,
          ...(displayName === undefined ? {} : { displayName }),
        },
      ];
    const isRenamed = displayName !== undefined && row.listedAt > 0 && displayName !== row.displayName;
    return [
      ...(row.contents === 'read' && !holds(map, known, at, accessPackageId)
        ? [{ kind: 'contradicted', at, packageName } as const]
        : []),
      ...(isRenamed ? [{ kind: 'renamed', was: displayName, packageName } as const] : []),
    ];
  });
}

function holds(map: ResourceMap, known: KnownPackages, at: ResourceKey, accessPackageId: string): boolean {
  // The site around a folder may be what opens it, though a denial of the folder doesn't say so.
  const around = isPartKey(at) ? siteKey(parseResourceKey(at).id) : undefined;
  const named = around === undefined ? [at] : [at, around];
  const resources = named.map((key) => ({ key, from: 'policy' as const }));
  const keys = new Set(
    keysOf({ resources }, { map, applications: known.applications }).map(({ key }) => key),
  );
  return known.grants.some((grant) => grant.accessPackageId === accessPackageId && keys.has(grant.key));
}

/** A site has one group and one id, an application one service principal; assigned groups and parents may be many. */
const isSingular = (relation: ResourceMap['aliases'][number]['relation']): boolean =>
  relation === 'same' || relation === 'siteOf';

function aliasRemarks({ aliases }: ResourceMap, { isComplete, granted }: KnownPackages): MapRemark[] {
  const first = new Map<string, ResourceKey>();
  return aliases.flatMap(({ from, to, relation }): MapRemark[] => {
    const one = `${relation} ${from} ${parseResourceKey(to).system}`;
    const other = isSingular(relation) ? first.get(one) : undefined;
    first.set(one, other ?? to);
    return [
      ...(other !== undefined && other !== to
        ? [{ kind: 'conflictingAlias', from, to, other } as const]
        : []),
      ...(isComplete && !granted.has(to) ? [{ kind: 'leadsNowhere', from, to } as const] : []),
    ];
  });
}

function contactRemarks({ contacts }: ResourceMap): MapRemark[] {
  const first = new Map<ResourceKey, (typeof contacts)[number]>();
  return contacts.flatMap((contact): MapRemark[] => {
    const known = first.get(contact.key);
    if (known === undefined) first.set(contact.key, contact);
    return known === undefined || known.mail === contact.mail
      ? []
      : [{ kind: 'conflictingContact', at: contact.key, name: known.name, other: contact.name }];
  });
}
