import { siteCollectionSegments } from '../resource/resource.ts';
import { isSharingKey } from '../resource/sharingKeys.ts';
import { plainPath } from './sharePointPath.ts';

/**
 * Where to go back to once access works: the page that was asked for, if it lies in the refused site, else the
 * refused web. Never another host or site, never a key that opens a door by itself (sharing tokens, correlation),
 * and never a page that acts when it is opened (`/_layouts/` holds sign-out, too).
 */
export function returnAddress(page: URL, web: string, site: string[], source: URL | undefined): string {
  const fallback = `${page.origin}${web}`;
  if (source === undefined || !isInSite(source.pathname, site) || !isOpenable(source.pathname))
    return fallback;
  const url = new URL(page.origin);
  url.pathname = source.pathname; // resolving it would make a host of a path that begins with `//`
  for (const [name, value] of source.searchParams) {
    if (!isSharingKey(name)) url.searchParams.append(name, value);
  }
  return url.href.length <= maxLength ? url.href : fallback;
}

const maxLength = 2048;

const isInSite = (path: string, site: string[]): boolean => {
  const own = siteCollectionSegments(plainPath(path));
  return own.join('/').toLowerCase() === site.join('/').toLowerCase();
};

/** Ordinary pages, durable `/:x:/r/` links, and the viewers under `/_layouts/`; not `/:x:/s/<token>`. */
function isOpenable(path: string): boolean {
  if (/^\/:/.test(path) && !/^\/:[a-z]:\/r\//i.test(path)) return false;
  const layouts = /\/_layouts\/(?:15\/)?(.*)$/i.exec(path)?.[1];
  return layouts === undefined || /^(?:doc2?|onedrive|wopiframe2?|viewlsts|listforms)\.aspx$/i.test(layouts);
}
