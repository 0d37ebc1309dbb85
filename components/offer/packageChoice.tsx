import { lazy, Suspense, useId, useState } from 'react';
import type { Need } from '../../lib/entitlement/need.ts';
import type { OfferedPackage } from '../../lib/offer/offer.ts';
import { Button } from '../base/button.tsx';
import { Disclosure } from '../base/disclosure.tsx';
import { Radio } from '../base/radio.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { roleWords } from './needWords.ts';
import { OtherGrants } from './otherGrants.tsx';
import { isGuess, packageFacts, shownFirst } from './packageFacts.ts';

/** Fetched when somebody asks for them. */
const RankingReasons = lazy(async () => ({
  default: (await import('./rankingReasons.tsx')).RankingReasons,
}));

interface PackageChoiceProps {
  packages: readonly OfferedPackage[];
  selected: OfferedPackage;
  need: Need | undefined;
  onSelect: (accessPackageId: string) => void;
}

/**
 * Several packages: the least of them comes first and is preselected. One needs no radio button. The best few are
 * shown, and all of them one click away; why they stand in this order is another.
 */
export function PackageChoice({ packages, selected, need, onSelect }: PackageChoiceProps) {
  const { t } = useWords();
  const [isAll, setAll] = useState(false);
  const list = useId();
  const closed = packages.filter((one) => one.policies?.length === 0);
  const weak = packages.filter((one) => one.isTooWeak && one !== selected && !closed.includes(one));
  const open = packages.filter((one) => !closed.includes(one) && !weak.includes(one));
  const first = open.slice(0, shownFirst);
  // What is chosen stays in sight.
  const shown = isAll ? open : first.includes(selected) ? first : [...first, selected];
  const isMore = packages.length > first.length;
  return (
    <>
      <div id={list}>
        {open.length === 1 ? (
          <div className="package">
            <PackageSummary offered={selected} need={need} isBeingRead />
            <OtherGrants grants={selected.otherGrants} />
          </div>
        ) : (
          <Choices packages={packages} shown={shown} selected={selected} need={need} onSelect={onSelect} />
        )}
        {isAll && <NotOnOffer title={t('need.weaker')} packages={weak} withRole />}
        {isAll && <NotOnOffer title={t('offer.closed')} packages={closed} />}
      </div>
      {isMore && (
        <div className="show-all">
          <Button look="quiet" aria-expanded={isAll} aria-controls={list} onClick={() => setAll(!isAll)}>
            {isAll ? t('offer.showFewer') : t('offer.showAll', { count: packages.length })}
          </Button>
        </div>
      )}
      <Disclosure label={packages.length > 1 ? t('why.order') : t('why.one')}>
        <Suspense fallback={null}>
          <RankingReasons packages={packages} />
        </Suspense>
      </Disclosure>
    </>
  );
}

function Choices({
  packages,
  shown,
  selected,
  need,
  onSelect,
}: PackageChoiceProps & { shown: readonly OfferedPackage[] }) {
  const { t } = useWords();
  const name = useId();
  return (
    <div className="choices" role="radiogroup" aria-label={t('offer.choose')}>
      {shown.map((offered) => (
        <div key={offered.accessPackageId} className="choice">
          <Radio
            name={name}
            value={offered.accessPackageId}
            isSelected={offered === selected}
            onSelect={onSelect}
          >
            <PackageSummary
              offered={offered}
              need={need}
              isBeingRead={packages.indexOf(offered) < shownFirst}
            />
          </Radio>
          <OtherGrants grants={offered.otherGrants} />
        </div>
      ))}
    </div>
  );
}

/** They would open the page, but give too little, or no policy lets this person ask. */
function NotOnOffer({
  title,
  packages,
  withRole = false,
}: {
  title: string;
  packages: readonly OfferedPackage[];
  withRole?: boolean;
}) {
  const words = useWords();
  if (packages.length === 0) return null;
  return (
    <div className="closed-packages">
      <p className="small-title">{title}</p>
      <ul className="grants">
        {packages.map((one) => {
          const role = withRole ? words.formatList(roleWords(one, words)) : '';
          return (
            <li key={one.accessPackageId}>
              {role === '' ? one.displayName : words.t('offer.grantLine', { name: one.displayName, role })}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Name, one line of facts, and honesty about guesses. */
function PackageSummary({
  offered,
  need,
  isBeingRead,
}: {
  offered: OfferedPackage;
  need: Need | undefined;
  isBeingRead: boolean;
}) {
  const words = useWords();
  return (
    <span className="package-summary">
      <span className="package-name">
        {offered.displayName}
        {isGuess(offered) && <span className="badge badge-warning">{words.t('offer.guess')}</span>}
      </span>
      <span className="facts">
        {packageFacts(offered, words, { isBeingRead, need }).join(words.t('common.separator'))}
      </span>
    </span>
  );
}
