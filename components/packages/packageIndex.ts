import MiniSearch from 'minisearch';
import { searchWords } from './searchWords.ts';

/** What a search looks at. */
export interface SearchablePackage {
  id: string;
  displayName: string;
  description: string;
  /** Names of what it grants, as far as they are known. */
  resources: readonly string[];
}

export interface FoundPackage {
  id: string;
  displayName: string;
  description: string;
  /** A resource it grants that fits the query, where its own name does not. */
  resource?: string;
}

export interface FoundPackages {
  query: string;
  count: number;
  /** The best of them. */
  best: FoundPackage[];
}

export interface PackageIndex {
  put(packages: readonly SearchablePackage[]): void;
  remove(ids: readonly string[]): void;
  /** Every word of the query must begin a word of name, description or resources; failing that, nearly. */
  search(query: string): FoundPackages;
}

/** Nobody reads more results than this; people type on instead. */
export const mostShown = 50;
/** With fewer exact results than this, the search also accepts misspelt words. */
const enough = 5;

/** Search over any number of packages, in memory: nothing is read or sent. */
export function createPackageIndex(): PackageIndex {
  const entries = new Map<string, SearchablePackage>();
  const engine = new MiniSearch<SearchablePackage>({
    fields: ['displayName', 'description', 'resources'],
    extractField: (entry, field) =>
      field === 'resources' ? entry.resources.join('\n') : String(entry[field as keyof SearchablePackage]),
    tokenize: searchWords,
    processTerm: (term) => term,
  });
  const options = { boost: { displayName: 4, resources: 2 }, combineWith: 'AND', prefix: true } as const;

  const remove = (id: string): void => {
    if (entries.delete(id)) engine.discard(id);
  };

  return {
    put(packages) {
      for (const one of packages) {
        remove(one.id);
        entries.set(one.id, one);
        engine.add(one);
      }
    },
    remove: (ids) => ids.forEach(remove),
    search(query) {
      const exact = engine.search(query, options);
      const near = exact.length < enough ? engine.search(query, { ...options, fuzzy: tolerance }) : [];
      const known = new Set(exact.map(({ id }) => id));
      const hits = [...exact, ...near.filter(({ id }) => !known.has(id))];
      const best = hits.slice(0, mostShown).flatMap(({ id, match }) => {
        const entry = entries.get(String(id));
        return entry === undefined ? [] : [found(entry, match)];
      });
      return { query, count: hits.length, best };
    },
  };
}

/** How many letters may be wrong, missing or too many. Two that changed places count as two. */
const tolerance = (term: string): number => (term.length < 4 ? 0 : term.length < 6 ? 1 : 2);

/** In: which fields each matching word stands in. */
function found({ resources, ...entry }: SearchablePackage, match: Record<string, string[]>): FoundPackage {
  const terms = Object.keys(match);
  if (terms.some((term) => match[term]?.includes('displayName'))) return entry;
  const resource = resources.find((name) => searchWords(name).some((word) => terms.includes(word)));
  return resource === undefined ? entry : { ...entry, resource };
}
