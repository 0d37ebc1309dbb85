import { useRef, useState } from 'react';
import { Button } from '../base/button.tsx';
import { Icon } from '../base/icons.tsx';
import { OutLink } from '../base/link.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { type SearchablePackage, searchPackages } from './searchPackages.ts';

const shownAtOnce = 20;

export interface PackageSearchProps {
  /** `undefined`: never read. */
  packages: readonly SearchablePackage[] | undefined;
  onRequest: (accessPackageId: string) => void;
  myAccessUrl?: string | undefined;
}

/** Search over the packages one may request. The number of results is spoken as it changes. */
export function PackageSearch(props: PackageSearchProps) {
  const words = useWords();
  const { t } = words;
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const isSearching = query.trim() !== '';
  const found = searchPackages(props.packages ?? [], query, words.formatLocale);
  return (
    <search className="search">
      <div className="search-field">
        <Icon name="search" />
        <input
          ref={field}
          className="search-input"
          type="search"
          aria-label={t('packages.search')}
          placeholder={t('packages.search')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        {query !== '' && (
          <Button
            look="icon"
            icon="dismiss"
            aria-label={t('packages.clear')}
            onClick={() => {
              setQuery('');
              field.current?.focus();
            }}
          />
        )}
      </div>
      <p role="status" className="visually-hidden">
        {query.trim() !== '' && t('packages.results', { count: found.length })}
      </p>
      {isSearching && <Results {...props} query={query} found={found} />}
    </search>
  );
}

function Results(props: PackageSearchProps & { query: string; found: readonly SearchablePackage[] }) {
  const { t } = useWords();
  const rest = props.found.length - shownAtOnce;
  if (props.packages === undefined) return <p className="quiet">{t('packages.notListed')}</p>;
  if (props.found.length === 0)
    return (
      <p className="quiet">
        {props.packages.length === 0
          ? t('packages.none')
          : t('packages.noneFound', { text: props.query.trim() })}{' '}
        {props.myAccessUrl !== undefined && (
          <OutLink href={props.myAccessUrl}>{t('common.openMyAccess')}</OutLink>
        )}
      </p>
    );
  return (
    <>
      <ul className="items">
        {props.found.slice(0, shownAtOnce).map((one) => (
          <li key={one.id} className="item item-row">
            <div>
              <p className="item-title" dir="auto">
                {one.displayName}
              </p>
              {one.description !== '' && (
                <p className="quiet clamp" dir="auto">
                  {one.description}
                </p>
              )}
            </div>
            <Button
              aria-label={t('packages.request', { package: one.displayName })}
              onClick={() => props.onRequest(one.id)}
            >
              {t('offer.request')}
            </Button>
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="quiet">{t('packages.more', { count: rest })}</p>}
    </>
  );
}
