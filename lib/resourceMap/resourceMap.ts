import type { ResourceKey } from '../resource/resource.ts';

/**
 * The organisation's resource map, schema version 1, after decoding. It only ever adds keys to a denial; what it
 * points at is verified against Graph's own contents before anything is one-click.
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
}
