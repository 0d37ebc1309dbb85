import { normalizeSiteUrl, siteCollectionSegments } from '../../resource/resource.ts';
import { isSharingKey } from '../../resource/sharingKeys.ts';

/** The only pages below `_layouts` that show a document; all others are dialogs, sign-in hops or the denial itself. */
const viewerPages = /^(?:15\/)?(?:doc|doc2|wopiframe|wopiframe2|listform|viewlsts)\.aspx$/i;

/**
 * The page to go back to on SharePoint, or `undefined` when it is not a page of the site that was refused.
 * In: an https URL on a covered host; the site as `https://host/path`, normalised.
 */
export function sharePointReturn(url: URL, site: string): string | undefined {
  const page = withoutSharingPrefix(url);
  if (!belongsTo(page, site) || isHelperPage(page)) return undefined;
  for (const key of [...page.searchParams.keys()]) if (isSharingKey(key)) page.searchParams.delete(key);
  page.hash = '';
  return page.href;
}

/**
 * Sharing links: `/:w:/r/<path>` has the real path behind it; `/:w:/s/<name>/<token>` and `/t/` hold a token, which
 * is not kept: what remains is the site.
 */
function withoutSharingPrefix(url: URL): URL {
  const page = new URL(url);
  const [, kind, rest = ''] = /^\/:[a-z]:\/([rst])\/(.*)$/i.exec(url.pathname) ?? [];
  if (kind === undefined) return page;
  const name = rest.split('/')[0] ?? '';
  if (kind.toLowerCase() === 'r') page.pathname = `/${rest}`;
  else {
    page.pathname = `/${kind.toLowerCase() === 's' ? 'sites' : 'teams'}/${name}`;
    page.search = '';
  }
  return page;
}

function belongsTo(page: URL, site: string): boolean {
  const address = normalizeSiteUrl(page.href);
  const siteUrl = URL.parse(site);
  if (address === undefined || siteUrl === null || page.hostname !== siteUrl.hostname) return false;
  if (address !== site && !address.startsWith(`${site}/`)) return false;
  // The host's root site is not the parent of the collections below `/sites`.
  return siteUrl.pathname !== '/' || siteCollectionSegments(new URL(address).pathname).length === 0;
}

function isHelperPage(page: URL): boolean {
  if (/\/_(?:forms|vti_bin|api|catalogs)\//i.test(page.pathname)) return true;
  const below = /\/_layouts\/(.*)$/i.exec(page.pathname)?.[1];
  return below !== undefined && !viewerPages.test(below);
}
