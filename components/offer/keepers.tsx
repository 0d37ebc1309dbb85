import type { Offer } from '../../lib/offer/offer.ts';
import { useWords } from '../words/wordsContext.tsx';
import type { OfferActions } from './offerActions.ts';
import { OwnerLinks } from './ownerLinks.tsx';

type Kept = Extract<Offer, { state: 'held' | 'opens' | 'part' | 'nothing' }>;

/** Who can help where no access package does: the person as an owner, or whom the organisation's map names. */
export function Keepers({ offer, actions, hint }: { offer: Kept; actions: OfferActions; hint: string }) {
  const { t } = useWords();
  const { contact } = offer;
  if (offer.mayAddPeople) return <p className="step-text">{t('keeper.mayAddPeople')}</p>;
  return (
    <>
      <p className="step-text">{hint}</p>
      {contact !== undefined && (
        <div className="actions">
          <OwnerLinks offer={offer} contact={contact} onTold={actions.toldOwner} />
        </div>
      )}
    </>
  );
}
