import type { IndexProgress } from '../../lib/packages/indexProgress.ts';
import { useIndexProgress } from '../data/useIndexProgress.ts';
import { usePackageSearch } from '../data/usePackageSearch.ts';
import { useSuggestions } from '../data/useSuggestions.ts';
import { IndexState } from './indexState.tsx';
import type { PackageSearchProps } from './searchProps.ts';
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
  const progress = useIndexProgress(profile.profile);
  return (
    <>
      <SearchResults query={query.trim()} finds={finds} onRequest={onRequest} myAccessUrl={myAccessUrl} />
      {query.trim() !== '' && progress !== undefined && isPartly(progress) && (
        <div className="quiet">
          <IndexState {...progress} />
        </div>
      )}
      {query.trim() === '' && suggestions.length > 0 && (
        <Suggestions suggestions={suggestions} onRequest={onRequest} />
      )}
    </>
  );
}

/** Then a search by what packages give may miss some. */
const isPartly = ({ listing, known, refused, total }: IndexProgress): boolean =>
  listing !== undefined || known + refused < total;
