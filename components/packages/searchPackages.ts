/** What a search looks at. */
export interface SearchablePackage {
  id: string;
  displayName: string;
  description: string;
  isHidden: boolean;
}

/**
 * Packages that hold every word of the query in name or description, ignoring case and accents; names that begin with
 * the query first, then by name. Hidden packages are never listed. An empty query lists all.
 */
export function searchPackages<P extends SearchablePackage>(
  packages: readonly P[],
  query: string,
  locale: string,
): P[] {
  const wanted = fold(query).split(/\s+/).filter(Boolean);
  const collator = new Intl.Collator(locale);
  const startsWithQuery = (one: P) =>
    wanted.length > 0 && fold(one.displayName).startsWith(fold(query).trim()) ? 0 : 1;
  return packages
    .filter((one) => !one.isHidden)
    .filter((one) => {
      const text = fold(`${one.displayName} ${one.description}`);
      return wanted.every((word) => text.includes(word));
    })
    .sort(
      (one, other) =>
        startsWithQuery(one) - startsWithQuery(other) || collator.compare(one.displayName, other.displayName),
    );
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
