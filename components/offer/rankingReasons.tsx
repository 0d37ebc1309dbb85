import type { OfferedPackage } from '../../lib/offer/offer.ts';
import { explainRanking, type Placement } from '../../lib/packages/rankReasons.ts';
import type { Words } from '../../lib/words/words.ts';
import { useNow } from '../base/clock.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { lastsFact } from './packageFacts.ts';

/** Each candidate with what the ranking found, and what put it behind the one before it. */
export function RankingReasons({ packages }: { packages: readonly OfferedPackage[] }) {
  const words = useWords();
  const now = useNow();
  return (
    <ol className="placements">
      {explainRanking(packages, now).map((placement) => (
        <li key={placement.accessPackageId}>
          {packages.length > 1 && <p className="placement-name">{placement.displayName}</p>}
          <p>{factsOf(placement, words).join(words.t('common.separator'))}</p>
          {packages.length > 1 && <p className="quiet">{placeOf(placement, words)}</p>}
        </li>
      ))}
    </ol>
  );
}

function factsOf(placement: Placement, words: Words): string[] {
  const { t } = words;
  const { match, otherGrants, role, standing } = placement;
  const roles = words.formatList(role.names);
  const lasts = lastsFact(placement.expiration, words);
  return [
    t(`why.match.${match}`),
    otherGrants === null
      ? t('offer.grantsUnknown')
      : otherGrants === 0
        ? t('offer.grantsNothingElse')
        : t('offer.grantsElse', { count: otherGrants }),
    role.names.length === 0 ? t('why.role.unread') : t(`why.role.${role.strength}`, { roles }),
    ...approvalFact(placement, words),
    ...(lasts === undefined ? [] : [t('why.lasts', { duration: lasts })]),
    t(`why.standing.${standing ?? 'unread'}`),
  ];
}

function approvalFact({ approval }: Placement, { t }: Words): string[] {
  switch (approval) {
    case 'none':
      return [t('offer.noApproval')];
    case 'always':
      return [t('offer.approver')];
    case 'some':
      return [t('why.approval.some')];
    case 'unknown':
      return [];
  }
}

const placeOf = ({ after }: Placement, { t }: Words): string =>
  after === undefined ? t('why.first') : t(`why.after.${after.because}`, { package: after.displayName });
