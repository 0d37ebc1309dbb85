import { type FoundPackages, mostShown } from './packageIndex.ts';
import type { ListedPackage } from './packageSearcher.ts';
import { searchWords } from './searchWords.ts';

/**
 * The first packages whose names have a word that begins like each of the query's: an answer without any index.
 * `count`: of those that are told. A name with accents or one without spaces between its words may be missing.
 */
export function namedLike(packages: readonly ListedPackage[], query: string): FoundPackages {
  // Much faster than taking each name apart. Words have no sign that a pattern could take for its own.
  const beginnings = searchWords(query).map((word) => new RegExp(`(?<![\\p{L}\\p{N}])${word}`, 'iu'));
  const best: ListedPackage[] = [];
  for (const one of packages) {
    if (!one.isHidden && beginnings.every((beginning) => beginning.test(one.displayName))) best.push(one);
    if (best.length === mostShown) break;
  }
  return { query, count: best.length, best };
}
