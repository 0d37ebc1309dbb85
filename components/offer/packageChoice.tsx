import { useId, useState } from 'react';
import type { OfferedPackage } from '../../lib/offer/offer.ts';
import { Button } from '../base/button.tsx';
import { Disclosure } from '../base/disclosure.tsx';
import { Radio } from '../base/radio.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { OtherGrants } from './otherGrants.tsx';
import { isGuess, packageFacts, shownFirst } from './packageFacts.ts';
import { RankingReasons } from './rankingReasons.tsx';

interface PackageChoiceProps {
  packages: readonly OfferedPackage[];
  selected: OfferedPackage;
  onSelect: (accessPackageId: string) => void;
}

/**
 * Several packages: the least of them comes first and is preselected. One needs no radio button. The best few are
 * shown, and all of them one click away; why they stand in this order is another.
 */
export function PackageChoice({ packages, selected, onSelect }: PackageChoiceProps) {
  const { t } = useWords();
  const [isAll, setAll] = useState(false);
  const list = useId();
  const open = packages.filter((one) => one.policies?.length !== 0);
  const closed = packages.filter((one) => one.policies?.length === 0);
  const first = open.slice(0, shownFirst);
  // What is chosen stays in sight.
  const shown = isAll ? open : first.includes(selected) ? first : [...first, selected];
  const isMore = packages.length > first.length;
  return (
    <>
      <div id={list}>
        {open.length === 1 ? (
          <div className="package">
            <PackageSummary offered={selected} isBeingRead />
            <OtherGrants grants={selected.otherGrants} />
          </div>
        ) : (
          <Choices packages={packages} shown={shown} selected={selected} onSelect={onSelect} />
        )}
        {isAll && closed.length > 0 && <Closed packages={closed} />}
      </div>
      {isMore && (
        <div className="show-all">
          <Button look="quiet" aria-expanded={isAll} aria-controls={list} onClick={() => setAll(!isAll)}>
            {isAll ? t('offer.showFewer') : t('offer.showAll', { count: packages.length })}
          </Button>
        </div>
      )}
      <Disclosure label={packages.length > 1 ? t('why.order') : t('why.one')}>
        <RankingReasons packages={packages} />
      </Disclosure>
    </>
  );
}

function Choices({
  packages,
  shown,
  selected,
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
            <PackageSummary offered={offered} isBeingRead={packages.indexOf(offered) < shownFirst} />
          </Radio>
          <OtherGrants grants={offered.otherGrants} />
        </div>
      ))}
    </div>
  );
}

/** They would open the page, but no policy lets this person ask. */
function Closed({ packages }: { packages: readonly OfferedPackage[] }) {
  const { t } = useWords();
  return (
    <div className="closed-packages">
      <p className="small-title">{t('offer.closed')}</p>
      <ul className="grants">
        {packages.map(({ accessPackageId, displayName }) => (
          <li key={accessPackageId}>{displayName}</li>
        ))}
      </ul>
    </div>
  );
}

/** Name, one line of facts, and honesty about guesses. */
function PackageSummary({ offered, isBeingRead }: { offered: OfferedPackage; isBeingRead: boolean }) {
  const words = useWords();
  return (
    <span className="package-summary">
      <span className="package-name">
        {offered.displayName}
        {isGuess(offered) && <span className="badge badge-warning">{words.t('offer.guess')}</span>}
      </span>
      <span className="facts">
        {packageFacts(offered, words, isBeingRead).join(words.t('common.separator'))}
      </span>
    </span>
  );
}
