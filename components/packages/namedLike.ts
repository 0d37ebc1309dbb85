import { type FoundPackages, mostShown } from './packageIndex.ts';
import type { ListedPackage } from './packageSearcher.ts';
import { searchWords } from './searchWords.ts';

/**
 * The first packages whose names have a word that begins like each of the query's: an answer without any index.
 * `count`: of those that are told.
 */
export function namedLike(packages: readonly ListedPackage[], query: string): FoundPackages {
  const words = searchWords(query);
  const best: ListedPackage[] = [];
  for (const one of packages) {
    if (isNamed(one, words)) best.push(one);
    if (best.length === mostShown) break;
  }
  return { query, count: best.length, best };
}

function isNamed({ displayName, isHidden }: ListedPackage, words: readonly string[]): boolean {
  const name = displayName.toLowerCase();
  // Cheaper than taking each name apart, and true of nearly all names that fit.
  if (isHidden || !words.every((word) => name.includes(word))) return false;
  const parts = searchWords(displayName);
  return words.every((word) => parts.some((part) => part.startsWith(word)));
}
