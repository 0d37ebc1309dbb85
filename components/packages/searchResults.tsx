import { useId } from 'react';
import { Button } from '../base/button.tsx';
import { OutLink } from '../base/link.tsx';
import { Loading } from '../base/notice.tsx';
import type { PackageFinds } from '../data/usePackageSearch.ts';
import { HelpDeskLinks } from '../helpDesk.tsx';
import { useWords } from '../words/wordsContext.tsx';
import type { FoundPackage } from './packageIndex.ts';
import type { PackageSearchProps } from './searchProps.ts';

export interface SearchResultsProps {
  /** Trimmed; empty: nothing is searched for. */
  query: string;
  finds: PackageFinds;
  onRequest: PackageSearchProps['onRequest'];
  myAccessUrl: string | undefined;
}

/** What fits the query. How many is spoken as it changes. */
export function SearchResults(props: SearchResultsProps) {
  const { t } = useWords();
  const { query, finds } = props;
  const isAnswered = query !== '' && finds.found !== undefined && (finds.found.count > 0 || finds.isComplete);
  return (
    <>
      <p role="status" className="visually-hidden">
        {isAnswered && t('packages.results', { count: finds.found?.count ?? 0 })}
      </p>
      {query !== '' && <Answer {...props} />}
    </>
  );
}

function Answer({ query, finds, onRequest, myAccessUrl }: SearchResultsProps) {
  const { t } = useWords();
  const { found, isComplete, state } = finds;
  if (state === 'neverRead') return <p className="quiet">{t('packages.notListed')}</p>;
  if (state === 'empty') return <Nothing text={t('packages.none')} myAccessUrl={myAccessUrl} />;
  if (found === undefined || (found.count === 0 && !isComplete))
    return <Loading text={t('packages.indexing')} />;
  if (found.count === 0)
    return (
      <>
        <Nothing text={t('packages.noneFound', { text: query })} myAccessUrl={myAccessUrl} />
        <p className="quiet">
          {t('packages.secondAccount')} <HelpDeskLinks details={query} />
        </p>
      </>
    );
  const rest = found.count - found.best.length;
  return (
    <>
      <ul className="items">
        {found.best.map((one) => (
          <ResultItem key={one.id} found={one} onRequest={onRequest} />
        ))}
      </ul>
      {rest > 0 && <p className="quiet">{t('packages.more', { count: rest })}</p>}
      {!isComplete && <p className="quiet">{t('packages.indexing')}</p>}
    </>
  );
}

function Nothing({ text, myAccessUrl }: { text: string; myAccessUrl: string | undefined }) {
  const { t } = useWords();
  return (
    <p className="quiet">
      {text} {myAccessUrl !== undefined && <OutLink href={myAccessUrl}>{t('common.openMyAccess')}</OutLink>}
    </p>
  );
}

/** One package, with why it is there, and its button. */
export function ResultItem({
  found,
  why,
  onRequest,
}: {
  found: FoundPackage;
  /** In the place of the description. */
  why?: string;
  onRequest: PackageSearchProps['onRequest'];
}) {
  const { t } = useWords();
  const about = useId();
  const text =
    why ??
    (found.resource === undefined ? found.description : t('packages.grants', { name: found.resource }));
  return (
    <li className="item item-row">
      <div>
        <p className="item-title" dir="auto">
          {found.displayName}
        </p>
        {text !== '' && (
          <p id={about} className={why === undefined ? 'quiet clamp' : 'quiet'} dir="auto">
            {text}
          </p>
        )}
      </div>
      <Button
        data-result
        aria-label={t('packages.request', { package: found.displayName })}
        aria-describedby={text === '' ? undefined : about}
        onClick={() => onRequest(found.id)}
      >
        {t('offer.request')}
      </Button>
      <Button
        look="icon"
        icon="person"
        aria-label={t('offer.forOtherNamed', { package: found.displayName })}
        title={t('offer.forOther')}
        onClick={() => onRequest(found.id, true)}
      />
    </li>
  );
}
