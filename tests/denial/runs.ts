import { watches } from '../../lib/settings/products.ts';

/** Whether the extension looks at a page for a refusal: by itself, once somebody allowed the host, or not at all. */
export type Runs = 'always' | 'onceAllowed' | 'never';

/** Scripts that judge a page; the others only remember where one came from. */
const judges: ReadonlySet<string> = new Set(['denialSharePoint.js', 'denialEntra.js', 'denialServices.js']);

/** What the manifest and the registrations say of an address. Match patterns compare paths case-sensitively. */
export function runsAt(url: URL): Runs {
  const watch = watches.find(({ scripts }) =>
    scripts.some(({ file, matches }) => judges.has(file) && matches.some((pattern) => isMatch(pattern, url))),
  );
  if (watch === undefined) return 'never';
  return watch.required ? 'always' : 'onceAllowed';
}

/** MDN, "Match patterns", seen 2026-11: `*` for any text in the path, for any labels at the host's beginning. */
function isMatch(pattern: string, url: URL): boolean {
  const [, host = '', path = ''] = /^https:\/\/([^/]+)(\/.*)$/.exec(pattern) ?? [];
  const isHost = host.startsWith('*.') ? `.${url.hostname}`.endsWith(host.slice(1)) : url.hostname === host;
  return url.protocol === 'https:' && isHost && glob(path).test(url.pathname + url.search);
}

const glob = (path: string): RegExp =>
  new RegExp(
    `^${path
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  );
