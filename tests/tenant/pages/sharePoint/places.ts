import { createHash } from 'node:crypto';
import type { SiteSeed } from '../../organization.ts';
import { decode } from '../../state/lookups.ts';

/** `/:x:/r/sites/A/…` is the path itself, `/:f:/s/A/…` short for `/sites/A/…`, `/:w:/t/A/…` for `/teams/A/…`. */
export function plainPath(path: string): string {
  const sharing = /^\/:[a-z]:\/([rst])\/(.*)$/i.exec(path);
  if (!sharing) return path;
  const roots: Record<string, string> = { r: '/', s: '/sites/', t: '/teams/' };
  return `${roots[sharing[1]?.toLowerCase() ?? 'r']}${sharing[2]}`;
}

/**
 * What an address shows, as a path inside its site: a list for one of its views (`Lists/A/AllItems.aspx`), a folder for
 * a library's view with `?id=/sites/X/Shared Documents/Folder`, else what is spelled. Empty: the site itself.
 */
export function pathInSite(site: SiteSeed, address: URL): string {
  const path = inside(site, decode(plainPath(address.pathname)));
  const view = /^(.+?)\/Forms\/[^/]+\.aspx$/i.exec(path) ?? /^(Lists\/[^/]+)\/[^/]+\.aspx$/i.exec(path);
  if (view === null) return path;
  const shown = address.searchParams.get('id');
  return shown?.startsWith('/') ? inside(site, shown) : (view[1] ?? path);
}

function inside(site: SiteSeed, path: string): string {
  const root = decode(new URL(site.url).pathname).replace(/\/$/, '');
  return path.slice(root.length).replace(/^\/+|\/+$/g, '');
}

/** The list or library that a path lies in: `Lists/A`, else the first segment. */
export const listPath = (path: string): string =>
  path
    .split('/')
    .slice(0, /^Lists\//i.test(path) ? 2 : 1)
    .join('/');

/** What SharePoint calls a place: GUID of its list, number in the list, GUID of the file or folder. */
export function placeIds(site: SiteSeed, path: string): { list: string; item: number; uniqueId: string } {
  const uniqueId = stableGuid(`${site.url}/${path}`.toLowerCase());
  return {
    list: stableGuid(`${site.url}/${listPath(path)} list`.toLowerCase()),
    item: Number.parseInt(uniqueId.slice(0, 4), 16) + 1,
    uniqueId,
  };
}

/** The same GUID for the same text, so that links stay the same between two visits. */
export function stableGuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** Ids don't tell paths, so those asked for are kept. Every path that isn't said to be removed is there. */
export interface KnownPlaces {
  add(site: SiteSeed, path: string): void;
  /** Paths of a site, those of its seed and their lists included. */
  of(site: SiteSeed): string[];
}

export function createKnownPlaces(): KnownPlaces {
  const asked = new Map<string, Set<string>>();
  return {
    add(site, path) {
      const paths = asked.get(site.url) ?? new Set();
      asked.set(site.url, paths.add(path));
    },
    of(site) {
      const seeded = (site.parts ?? []).map(({ path }) => path);
      const paths = ['Shared Documents', ...seeded, ...(asked.get(site.url) ?? [])];
      return [...new Set([...paths.map(listPath), ...paths])].filter((path) => path !== '');
    },
  };
}
