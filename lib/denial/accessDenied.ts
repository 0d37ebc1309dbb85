import { defined } from '../platform/defined.ts';
import { parameters } from '../resource/parameters.ts';
import { siteCollectionSegments } from '../resource/resource.ts';
import { returnAddress } from './returnAddress.ts';
import { plainPath } from './sharePointPath.ts';

/** What SharePoint's denial address says. The server redirects there, so the address alone is the proof. */
export interface AccessDenied {
  /** Segments of the refused site collection as spelled on the page; none: the host's root site. */
  site: string[];
  /** Path of the refusing web, without a trailing slash; the site's own or deeper. */
  web: string;
  /** Where the site was read: the path is written by the server, `Source` only echoes what was asked for. */
  from: 'path' | 'query';
  isPersonal: boolean;
  /** `type=accessremoved`: an information barrier or a data-loss rule took the access away. */
  isRemovedByPolicy: boolean;
  /** A list, file or item inside the site was refused. */
  isItem: boolean;
  /** Site collection id, where newer addresses carry it. */
  siteId?: string;
  returnTo: string;
}

/** Longest path and query that are looked at; real ones stay under 2,000 characters. */
const maxPath = 2048;
const maxQuery = 16384;

/**
 * Reads `<web>/_layouts/[15/]AccessDenied.aspx?…` as the server writes it: parameters in any order and case, two
 * percent-encodings, all of them optional. `undefined` for any other address, for the admin centre, and for storage
 * that is not a site (`/contentstorage/`, the containers of Loop).
 * Seen in captures of 2020–2026; documented nowhere.
 */
export function readAccessDenied(url: URL): AccessDenied | undefined {
  if (url.pathname.length > maxPath || /^[^.]*-admin\./.test(url.hostname)) return undefined;
  const path = /^(.*)\/_layouts\/(?:15\/)?accessdenied\.aspx$/i.exec(url.pathname)?.[1];
  if (path === undefined) return undefined;
  const read = parameters(url.search.slice(0, maxQuery));
  const source = sameHostSource(url, read('source'));
  const web = plainPath(path).replace(/\/$/, '');
  const isFromSource = web === '' && source !== undefined;
  const refused = isFromSource ? plainPath(source.pathname) : web;
  if (/^\/contentstorage(?:\/|$)/i.test(refused)) return undefined;

  const site = siteCollectionSegments(refused);
  const type = read('type')?.toLowerCase();
  return defined<AccessDenied>({
    site,
    web: isFromSource ? ['', ...site].join('/') : web,
    from: isFromSource && site.length > 0 ? 'query' : 'path',
    isPersonal:
      site[0]?.toLowerCase() === 'personal' || (site.length === 0 && /^[^.]*-my\./.test(url.hostname)),
    isRemovedByPolicy: type === 'accessremoved',
    isItem: type === 'item' || type === 'list',
    siteId: read('siteid')?.replace(/[{}]/g, ''),
    returnTo: returnAddress(url, web === '' ? ['', ...site].join('/') : web, site, source),
  });
}

/** `Source` is decoded exactly one level; it counts only as an https address of the very same host. */
function sameHostSource(page: URL, source: string | undefined): URL | undefined {
  const url = source === undefined ? null : URL.parse(source);
  return url?.origin === page.origin && url.username + url.password === '' ? url : undefined;
}
