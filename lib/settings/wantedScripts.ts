import { coversPattern } from './matchPatterns.ts';
import { watches } from './products.ts';
import type { Settings } from './settings.ts';

export interface WantedScript {
  id: string;
  js: string[];
  matches: string[];
  runAt: 'document_start' | 'document_end';
  allFrames: boolean;
}

/**
 * The content scripts that should be registered besides those of the manifest. In: the settings, and the match
 * patterns that are granted. Only patterns that a grant covers are used: what was declined is simply not watched.
 */
export function wantedScripts(settings: Settings, granted: readonly string[]): WantedScript[] {
  const isGranted = (pattern: string) => granted.some((grant) => coversPattern(grant, pattern));
  const products = watches
    .filter(
      ({ required, product, hosts }) =>
        !required &&
        !settings.unwatchedProducts.includes(product) &&
        hosts.some((host) => within(host, granted).length > 0),
    )
    .flatMap(({ id, scripts }) =>
      scripts.map(
        ({ file, matches, atStart, inFrames }): WantedScript => ({
          id: `${id}/${file}`,
          js: [file],
          matches: matches.flatMap((match) => within(match, granted)),
          runAt: atStart ? 'document_start' : 'document_end',
          allFrames: inFrames ?? false,
        }),
      ),
    );
  return [...products, ...declared(settings, isGranted)].filter(({ matches }) => matches.length > 0);
}

/** The part of a pattern that is granted: all of it, or one host of a product that has a host for each customer. */
function within(pattern: string, granted: readonly string[]): string[] {
  if (granted.some((grant) => coversPattern(grant, pattern))) return [pattern];
  const path = pattern.replace(/^https:\/\/[^/]+/, '');
  return granted
    .filter((grant) => coversPattern(pattern, grant))
    .map((grant) => grant.replace(/^(https:\/\/[^/]+).*$/, `$1${path}`));
}

/** One registration for all hosts that policy declares: each page asks for its own host's signals. */
function declared(
  { inHouseApplications }: Settings,
  isGranted: (pattern: string) => boolean,
): WantedScript[] {
  const hosts = new Set(inHouseApplications.flatMap(({ hosts }) => hosts));
  return [
    {
      id: 'declared',
      js: ['denialDeclared.js'],
      matches: [...hosts].map((host) => `https://${host}/*`).filter(isGranted),
      runAt: 'document_end',
      allFrames: false,
    },
  ];
}
