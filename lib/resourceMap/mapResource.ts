import { folderAt } from '../denial/partKeys.ts';
import { isLookUpKind, type LookUpKind, lookUpKey } from '../resource/lookUp.ts';
import {
  appIdKey,
  applicationKey,
  groupKey,
  isGuid,
  listKey,
  type ResourceKey,
  resourceKey,
  siteIdKey,
  siteKey,
} from '../resource/resource.ts';

/** How the organisation's map names a resource: `{"kind": "site", "id": "https://…"}`. */
export type MapResourceKind = HeldKind | PartKind | LookUpKind;

/** Kinds that a package can hold, and the two other names of a site and of an application. */
type HeldKind = 'site' | 'siteId' | 'group' | 'application' | 'servicePrincipal' | 'role' | 'azure';
/** Parts of a site: a package opens them by a group that has rights there. */
type PartKind = 'folder' | 'list';

export interface MapResource {
  kind: MapResourceKind;
  key: ResourceKey;
}

/** GUID kinds take a GUID, `site` and `folder` an https address, `azure` an ARM path. `undefined`: not a usable id. */
const keyOf: Record<HeldKind | PartKind, (id: string) => ResourceKey | undefined> = {
  site: (id) => resourceKey({ originSystem: 'SharePointOnline', originId: id }),
  siteId: (id) => (isGuid(id) ? siteIdKey(id) : undefined),
  group: (id) => (isGuid(id) ? groupKey(id) : undefined),
  application: (id) => (isGuid(id) ? appIdKey(id) : undefined),
  servicePrincipal: (id) => (isGuid(id) ? applicationKey(id) : undefined),
  role: (id) => (isGuid(id) ? resourceKey({ originSystem: 'DirectoryRole', originId: id }) : undefined),
  azure: (id) =>
    id.startsWith('/') ? resourceKey({ originSystem: 'AzureResources', originId: id }) : undefined,
  folder: (id) => {
    const url = siteKey(id) === undefined ? null : URL.parse(id);
    return url === null ? undefined : folderAt(url).parts[0]?.key;
  },
  list: (id) => (isGuid(id) ? listKey(id) : undefined),
};

export const isPart = (kind: MapResourceKind): kind is PartKind => kind === 'folder' || kind === 'list';
const isOwnKind = (value: string): value is HeldKind | PartKind => Object.hasOwn(keyOf, value);

/** Reads one resource of the map. In: kind and id as text. Out: the resource, or why it is unusable. */
export function readMapResource(input: { kind: string; id: string }): MapResource | { why: string } {
  const id = input.id.trim();
  const { kind } = input;
  if (!isOwnKind(kind) && !isLookUpKind(kind)) return { why: 'not a kind of resource Knock knows' };
  if (id.includes('*')) return { why: 'wildcards would widen what a package opens' };
  const key = isOwnKind(kind) ? keyOf[kind](id) : lookUpKey(kind, id);
  return key === undefined ? { why: `not an id of a ${kind}` } : { kind, key };
}
