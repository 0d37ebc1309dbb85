import { usePackageSearch } from '../data/usePackageSearch.ts';
import { useSuggestions } from '../data/useSuggestions.ts';
import type { PackageSearchProps } from './packageSearch.tsx';
import { SearchResults } from './searchResults.tsx';
import { Suggestions } from './suggestions.tsx';

/** What stands below the field: suggestions until something is typed, then what fits. */
export function PackageSearchBody({
  profile,
  query,
  onRequest,
  myAccessUrl,
}: PackageSearchProps & { query: string }) {
  const finds = usePackageSearch(profile.profile, query);
  const suggestions = useSuggestions(profile);
  return (
    <>
      <SearchResults query={query.trim()} finds={finds} onRequest={onRequest} myAccessUrl={myAccessUrl} />
      {query.trim() === '' && suggestions.length > 0 && (
        <Suggestions suggestions={suggestions} onRequest={onRequest} />
      )}
    </>
  );
}
