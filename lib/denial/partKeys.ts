import { defined } from '../platform/defined.ts';
import { parameters } from '../resource/parameters.ts';
import {
  decodePath,
  folderKey,
  isGuid,
  listKey,
  normalizeSiteUrl,
  siteCollectionSegments,
} from '../resource/resource.ts';
import { readAccessDenied } from './accessDenied.ts';
import type { Denial, DeniedKey } from './denial.ts';
import { safeText } from './safeText.ts';
import { plainPath } from './sharePointPath.ts';

/** The library, folder or list within a site that an address names. */
export interface NamedPart extends Pick<Denial, 'partName'> {
  /** None: the address names no part. */
  parts: DeniedKey[];
}

const none: NamedPart = { parts: [] };

/**
 * The part of a site that a page of SharePoint is about, by the page's own address. A denial names the folder by
 * `Source`, which counts only within the refused web, and the list by its id, which may be that of another site.
 */
export function partOf(page: URL): NamedPart {
  const denied = readAccessDenied(page);
  if (denied === undefined) return folderAt(page);
  if (!denied.isItem) return none;
  const asked = folderAt(new URL(denied.returnTo));
  const web = `sharepointfolder|${normalizeSiteUrl(page.origin + denied.web)}/`;
  const { parts: folders, ...named } = asked.parts.every(({ key }) => key.startsWith(web)) ? asked : none;
  const parts = folders.map(({ key }): DeniedKey => ({ key, from: 'query' }));
  const list = parameters(page.search)('name')?.replace(/[{}]/g, '') ?? '';
  return { ...named, parts: isGuid(list) ? [...parts, { key: listKey(list), from: 'signIn' }] : parts };
}

/** SharePoint takes no path of more than 400 characters (its documentation of limits, 2026-11). */
const longest = 1024;
/**
 * Sharing links hold a token in the place of a path, and these folders hold no content. The pages of a site are the site
 * itself to people.
 */
const notContent = /^\/:[a-z]:\/(?!r\/)|\/(?:_(?:layouts|api|catalogs|forms|vti_[a-z]+)|sitepages)(?:\/|$)/i;

/**
 * The library or folder behind an ordinary address: `…/Forms/AllItems.aspx`, `…/Lists/Tasks/AllItems.aspx`, a file, or
 * what `id` (pages of today) or `RootFolder` (older ones) names. In: an address of SharePoint's. Seen in 2019–2026.
 */
export function folderAt(page: URL): NamedPart {
  const read = parameters(page.search);
  const named = read('id') ?? read('rootfolder');
  const isNamed = named?.startsWith('/') === true;
  const path = isNamed ? named.split('/').map(encodeURIComponent).join('/') : page.pathname;
  const url = URL.parse(page.origin + withoutPage(plainPath(path)));
  const key = url === null || notContent.test(path) ? undefined : folderKey(url.href);
  if (url === null || key === undefined || key.length > longest) return none;
  if (siteOf(url.pathname) !== siteOf(plainPath(page.pathname))) return none;
  return defined<NamedPart>({
    parts: [{ key, from: isNamed ? 'query' : 'path' }],
    partName: safeText(namesBelowSite(url.pathname).join(' › '), 200),
  });
}

/** A page shows the list or folder that it lies in; pages of a library lie in `Forms`. */
const withoutPage = (path: string): string => path.replace(/(?:\/Forms)?\/[^/]*\.aspx$/i, '');

const siteOf = (path: string): string => siteCollectionSegments(decodePath(path)).join('/').toLowerCase();

const namesBelowSite = (path: string): string[] => {
  const plain = decodePath(path);
  return plain.split('/').filter(Boolean).slice(siteCollectionSegments(plain).length);
};
