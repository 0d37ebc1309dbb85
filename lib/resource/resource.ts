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
 * `<originsystem>|<normalised id>`, lower case. Besides the systems of Graph there are two look-up kinds that no
 * package holds directly: `appid|…` (needs the service principal) and `sharepointsiteid|…` (needs the site's URL).
 */
export type ResourceKey = string & { readonly __resourceKey: unique symbol };

/**
 * The canonical key of a resource, or `undefined` when the id cannot be one (an unparsable site URL).
 * Sites lose query, fragment and trailing slash; GUIDs and ARM paths are compared case-insensitively.
 */
export function resourceKey(resource: Pick<Resource, 'originSystem' | 'originId'>): ResourceKey | undefined {
  const system = resource.originSystem.trim().toLowerCase();
  const id = resource.originId.trim();
  if (system === '' || id === '') return undefined;
  if (system === 'sharepointonline') {
    const site = normalizeSiteUrl(id);
    return site === undefined ? undefined : (`${system}|${site}` as ResourceKey);
  }
  return `${system}|${id.toLowerCase().replace(/\/+$/, '')}` as ResourceKey;
}

export const applicationKey = (servicePrincipalId: string): ResourceKey =>
  `aadapplication|${servicePrincipalId.toLowerCase()}` as ResourceKey;
export const groupKey = (groupId: string): ResourceKey => `aadgroup|${groupId.toLowerCase()}` as ResourceKey;
export const appIdKey = (appId: string): ResourceKey => `appid|${appId.toLowerCase()}` as ResourceKey;
export const siteIdKey = (siteId: string): ResourceKey =>
  `sharepointsiteid|${siteId.toLowerCase()}` as ResourceKey;

/** Splits a key into its two parts. */
export function parseResourceKey(key: ResourceKey): { system: string; id: string } {
  const bar = key.indexOf('|');
  return { system: key.slice(0, bar), id: key.slice(bar + 1) };
}

/**
 * A site URL in one spelling: lower-case host and path, decoded once, no query, fragment or trailing slash.
 * SharePoint treats paths case-insensitively. `undefined` unless it is an https URL without credentials or port.
 */
export function normalizeSiteUrl(value: string): string | undefined {
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    return undefined;
  }
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.port !== '')
    return undefined;
  const path = decodePath(url.pathname).replace(/\/+$/, '').toLowerCase();
  return `https://${url.hostname}${path}`;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // broken percent escapes: keep the literal text
  }
}

/**
 * Every key a denial may be granted through: itself first, then, for a site, each parent on a path boundary up to
 * the host's root. `/sites/a` never matches `/sites/ab`.
 */
export function candidateKeys(key: ResourceKey): ResourceKey[] {
  const { system, id } = parseResourceKey(key);
  if (system !== 'sharepointonline') return [key];
  const keys: ResourceKey[] = [key];
  const url = new URL(id);
  const segments = id.slice(url.origin.length).split('/').filter(Boolean);
  for (let length = segments.length - 1; length >= 0; length--) {
    // `/sites`, `/teams` and `/personal` are managed paths, not sites.
    if (length === 1 && managedPaths.has(segments[0] ?? '')) continue;
    keys.push(`sharepointonline|${[url.origin, ...segments.slice(0, length)].join('/')}` as ResourceKey);
  }
  return keys;
}

const managedPaths = new Set(['sites', 'teams', 'personal', 'portals']);

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
export const isGuid = (value: string): boolean => guid.test(value);
