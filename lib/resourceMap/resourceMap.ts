import type { Need } from '../entitlement/need.ts';
import type { ResourceKey } from '../resource/resource.ts';

/**
 * The organisation's resource map, schema version 1, after decoding. Its aliases only ever add keys to a denial; what
 * they point at is verified against Graph's own contents before anything is one-click.
 */
export interface ResourceMap {
  version: 1;
  /** ISO date on which the organisation wrote it. */
  dated?: string;
  aliases: {
    from: ResourceKey;
    to: ResourceKey;
    relation: 'same' | 'siteOf' | 'groupAssignedTo' | 'contains';
  }[];
  /** Packages for a key, best first. */
  packages: { key: ResourceKey; accessPackageId: string; displayName?: string }[];
  contacts: { key: ResourceKey; name: string; mail: string; userPrincipalName?: string }[];
  /** Sites that are elsewhere now. Leads people on, and never adds a key. */
  moved: { from: ResourceKey; to: string }[];
  /** What roles of packages let people do, by their exact names in the tenant's language. */
  roles: { name: string; reach: Need }[];
}

/** A map and the one that stands behind it: where both speak of a thing, the first one counts. Its date is the older. */
export function joinedMap(...maps: readonly (ResourceMap | undefined)[]): ResourceMap {
  const all = maps.filter((map) => map !== undefined);
  const [dated] = all.flatMap((map) => map.dated ?? []).sort();
  return {
    version: 1,
    ...(dated === undefined ? {} : { dated }),
    aliases: all.flatMap(({ aliases }) => aliases),
    packages: all.flatMap(({ packages }) => packages),
    contacts: all.flatMap(({ contacts }) => contacts),
    moved: all.flatMap(({ moved }) => moved),
    roles: all.flatMap(({ roles }) => roles),
  };
}
