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
        !required && !settings.unwatchedProducts.includes(product) && hosts.some(isGranted),
    )
    .flatMap(({ id, scripts }) =>
      scripts.map(
        ({ file, matches, atStart, inFrames }): WantedScript => ({
          id: `${id}/${file}`,
          js: [file],
          matches: matches.filter(isGranted),
          runAt: atStart ? 'document_start' : 'document_end',
          allFrames: inFrames ?? false,
        }),
      ),
    );
  return [...products, ...declared(settings, isGranted)].filter(({ matches }) => matches.length > 0);
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
