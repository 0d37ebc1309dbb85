import { useId } from 'react';
import type { OfferedPackage } from '../../lib/offer/offer.ts';
import { Radio } from '../base/radio.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { OtherGrants } from './otherGrants.tsx';
import { isGuess, packageFacts } from './packageFacts.ts';

/** Several packages: the least of them comes first and is preselected. One needs no radio button. */
export function PackageChoice(props: {
  packages: readonly OfferedPackage[];
  selected: OfferedPackage;
  onSelect: (accessPackageId: string) => void;
}) {
  const { t } = useWords();
  const name = useId();
  if (props.packages.length === 1)
    return (
      <div className="package">
        <PackageSummary offered={props.selected} />
        <OtherGrants grants={props.selected.otherGrants} />
      </div>
    );
  return (
    <div className="choices" role="radiogroup" aria-label={t('offer.choose')}>
      {props.packages.map((offered) => (
        <div key={offered.accessPackageId} className="choice">
          <Radio
            name={name}
            value={offered.accessPackageId}
            isSelected={offered === props.selected}
            onSelect={props.onSelect}
          >
            <PackageSummary offered={offered} />
          </Radio>
          <OtherGrants grants={offered.otherGrants} />
        </div>
      ))}
    </div>
  );
}

/** Name, one line of facts, and honesty about guesses. */
function PackageSummary({ offered }: { offered: OfferedPackage }) {
  const words = useWords();
  return (
    <span className="package-summary">
      <span className="package-name">
        {offered.displayName}
        {isGuess(offered) && <span className="badge badge-warning">{words.t('offer.guess')}</span>}
      </span>
      <span className="facts">{packageFacts(offered, words).join(words.t('common.separator'))}</span>
    </span>
  );
}
