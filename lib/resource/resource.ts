/**
 * What an access package can hold, and the keys under which a denial and a package meet.
 * Matching rules follow the resource identities that Graph documents for `accessPackageResourceRoleScope`.
 */

/** Graph's `originSystem`, compared case-insensitively; values Knock does not know are kept as they are. */
export type OriginSystem =
  | 'SharePointOnline'
  | 'AadGroup'
  | 'AadApplication'
  | 'DirectoryRole'
  | 'AzureResources'
  | (string & {});

export interface Resource {
  originSystem: OriginSystem;
  /** Site URL, group id, **service principal object id**, role template id or ARM path. */
  originId: string;
  displayName?: string;
}

/**
 * `<originsystem>|<normalised id>`, lower case. Besides the systems of Graph there are kinds that no package holds
 * directly: `appid|…` (needs the service principal), `sharepointsiteid|…` (needs the site's URL), and the parts of a
 * site, `sharepointfolder|…` and `sharepointlist|…` (need the group that has rights there).
 */
export type ResourceKey = string & { readonly __resourceKey: unique symbol };

/**
 * The canonical key of a resource, or `undefined` when the id cannot be one (empty, or an unparsable site URL).
 * Sites lose query, fragment and trailing slash; GUIDs and ARM paths are compared case-insensitively.
 */
export function resourceKey(resource: Pick<Resource, 'originSystem' | 'originId'>): ResourceKey | undefined {
  const system = resource.originSystem.trim().toLowerCase();
  if (system === 'sharepointonline') return siteKey(resource.originId);
  const id = withoutTrailingSlashes(resource.originId.trim().toLowerCase());
  return system === '' || id === '' ? undefined : (`${system}|${id}` as ResourceKey);
}

/** The key of a SharePoint site or web by its address; `undefined` when that is not one. */
export function siteKey(address: string): ResourceKey | undefined {
  const id = normalizeSiteUrl(address);
  return id === undefined ? undefined : (`sharepointonline|${id}` as ResourceKey);
}

export const applicationKey = (servicePrincipalId: string): ResourceKey =>
  `aadapplication|${servicePrincipalId.toLowerCase()}` as ResourceKey;
export const groupKey = (groupId: string): ResourceKey => `aadgroup|${groupId.toLowerCase()}` as ResourceKey;
export const appIdKey = (appId: string): ResourceKey => `appid|${appId.toLowerCase()}` as ResourceKey;
export const siteIdKey = (siteId: string): ResourceKey =>
  `sharepointsiteid|${siteId.toLowerCase()}` as ResourceKey;

export const listKey = (listId: string): ResourceKey =>
  `sharepointlist|${listId.toLowerCase()}` as ResourceKey;

/** The key of a library or folder by its address; `undefined` where that is a whole site or none of its parts. */
export function folderKey(address: string): ResourceKey | undefined {
  const id = normalizeSiteUrl(address);
  const segments = id?.split('/').slice(3) ?? [];
  const site = siteCollectionSegments(segments.join('/')).length;
  const [first = ''] = segments;
  const isManagedPath = segments.length === 1 && managedPaths.has(first);
  return segments.length > site && !isManagedPath ? (`sharepointfolder|${id}` as ResourceKey) : undefined;
}

/** A library, folder or list: its rights may differ from those of its site. */
export const isPartKey = (key: ResourceKey): boolean => /^sharepoint(?:folder|list)\|/.test(key);

/** Splits a key into its two parts. */
export function parseResourceKey(key: ResourceKey): { system: string; id: string } {
  const bar = key.indexOf('|');
  return { system: key.slice(0, bar), id: key.slice(bar + 1) };
}

/**
 * A site URL in one spelling: lower-case host and path, decoded once, no query, fragment, empty segment or trailing
 * slash. SharePoint treats paths case-insensitively. `undefined` unless it is an https URL without credentials or
 * port. The result is its own canonical spelling (running it twice changes nothing).
 */
export function normalizeSiteUrl(value: string): string | undefined {
  const url = URL.parse(value);
  if (url === null || url.protocol !== 'https:' || url.username + url.password + url.port !== '')
    return undefined;
  const path = decodePath(url.pathname).toLowerCase().normalize('NFC');
  return [`https://${url.hostname}`, ...segmentsOf(path)].join('/');
}

/**
 * The path in readable form. Text whose decoding would change its structure (an encoded slash, backslash, query or
 * fragment mark, a second layer of escapes, a control character) or that has broken escapes stays as it is.
 */
export function decodePath(path: string): string {
  try {
    const decoded = decodeURIComponent(path);
    const changesStructure = /%(?:2f|5c)/i.test(path) || /[%?#\\\p{Cc}]/u.test(decoded);
    return changesStructure ? path : decoded;
  } catch {
    return path;
  }
}

/** Surrounding blanks and dot-only segments are what a URL parser would drop when it reads the result again. */
const segmentsOf = (path: string): string[] =>
  path
    .split('/')
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '' && segment !== '.' && segment !== '..');

function withoutTrailingSlashes(value: string): string {
  let end = value.length;
  while (value[end - 1] === '/') end--; // a regular expression would be quadratic on a hostile id
  return value.slice(0, end);
}

/** Path prefixes under which SharePoint keeps whole site collections, two segments each. */
const managedPaths = new Set(['sites', 'teams', 'personal', 'portals']);

/**
 * The segments of the site collection that a path belongs to: `/sites/a/sub` → `sites`, `a`; anything outside the
 * managed paths belongs to the host's root site (no segments). Spelling is kept.
 */
export function siteCollectionSegments(path: string): string[] {
  const [managed, name] = segmentsOf(path);
  if (managed === undefined || name === undefined || !managedPaths.has(managed.toLowerCase())) return [];
  return [managed, name];
}

/** Deepest parents that are worth a look-up; a real web is never nested this far. */
const maxParents = 12;

/**
 * Every key a denial may be granted through: itself first, then, for a site, each parent web on a path boundary up to
 * its site collection, and for an Azure scope its resource group and subscription. `/sites/a` never matches
 * `/sites/ab`, and never the host's root site: permissions are not inherited across site collections, so a package
 * for the root would open nothing below `/sites`. A folder's parents end below its site, whose rights it may not share.
 */
export function candidateKeys(key: ResourceKey): ResourceKey[] {
  const { system, id } = parseResourceKey(key);
  if (system === 'azureresources') return [key, ...azureParents(id)];
  const isFolder = system === 'sharepointfolder';
  if (!isFolder && system !== 'sharepointonline') return [key];
  const [scheme = '', , host = '', ...segments] = id.split('/');
  const top = siteCollectionSegments(segments.join('/')).length + (isFolder ? 1 : 0);
  const deepest = Math.min(segments.length - 1, top + maxParents);
  const keys: ResourceKey[] = [key];
  for (let length = deepest; length >= top; length--) {
    keys.push(`${system}|${[`${scheme}//${host}`, ...segments.slice(0, length)].join('/')}` as ResourceKey);
  }
  return keys;
}

/** Access to an Azure scope is inherited from the group and the subscription it lies in; a resource's own parents too. */
function azureParents(id: string): ResourceKey[] {
  const segments = id.split('/');
  if (segments[1] !== 'subscriptions') return [];
  // Names follow types, two segments each: `/subscriptions/x/resourcegroups/y/providers/ns/type/name/type/name`.
  const group = segments[3] === 'resourcegroups' ? 5 : 3;
  const ends = segments[group] === 'providers' ? pairEnds(group + 2, segments.length) : [];
  return [...ends, group, 3]
    .filter((end, at, all) => end < segments.length && all.indexOf(end) === at)
    .map((end) => `azureresources|${segments.slice(0, end).join('/')}` as ResourceKey);
}

/** Where each type and name of a nested resource ends, deepest first. */
function pairEnds(start: number, length: number): number[] {
  const pairs = Math.min(maxParents, Math.floor((length - start - 1) / 2));
  return Array.from({ length: Math.max(0, pairs) }, (_, at) => start + 2 * (pairs - at));
}

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
export const isGuid = (value: string): boolean => guid.test(value);
