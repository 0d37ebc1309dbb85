import type { IndexProgress } from '../../lib/packages/indexProgress.ts';
import { useAbout } from '../data/useAbout.ts';
import { useIndexProgress } from '../data/useIndexProgress.ts';
import { usePackageSearch } from '../data/usePackageSearch.ts';
import { useSuggestions } from '../data/useSuggestions.ts';
import { IndexState } from '../packages/indexState.tsx';
import type { Typed } from './findField.tsx';
import type { FindContext } from './findProps.ts';
import { FoundPackages } from './foundPackages.tsx';
import { Pasted } from './pasted.tsx';
import { Suggestions } from './suggestions.tsx';

/** What stands below the field in Knock's own windows: suggestions until something is typed, then what fits. */
export function StoreFind({ typed, ...context }: FindContext & { typed: Typed }) {
  return (
    <Pasted typed={typed}>
      <Listed query={typed.query.trim()} context={context} />
    </Pasted>
  );
}

function Listed({ query, context }: { query: string; context: FindContext }) {
  const { profile } = context.account;
  const finds = usePackageSearch(profile, query);
  const suggestions = useSuggestions(profile);
  const progress = useIndexProgress(profile);
  const shown = query === '' ? suggestions : (finds.found?.best ?? []);
  const about = useAbout(
    profile,
    shown.map(({ id }) => id),
  );
  return (
    <>
      <FoundPackages query={query} finds={finds} about={about} context={context} />
      {query !== '' && progress !== undefined && isPartly(progress) && (
        <div className="quiet">
          <IndexState {...progress} />
        </div>
      )}
      {query === '' && suggestions.length > 0 && (
        <Suggestions suggestions={suggestions} about={about} context={context} />
      )}
    </>
  );
}

/** Then a search by what packages give may miss some. */
const isPartly = ({ listing, known, refused, total }: IndexProgress): boolean =>
  listing !== undefined || known + refused < total;
