import type { Need } from '../../lib/entitlement/need.ts';
import type { Offer } from '../../lib/offer/offer.ts';
import { Button } from '../base/button.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { Asking } from './asking.tsx';
import type { OfferActions } from './offerActions.ts';
import { PackageChoice } from './packageChoice.tsx';
import { shownFirst } from './packageFacts.ts';
import { useOffering } from './useOffering.ts';

type Offered = Extract<Offer, { state: 'offer' }>;

/** The offer itself: which package, what it brings, one button. */
export function OfferPackages({
  offer,
  actions,
  chosenNeed,
}: {
  offer: Offered;
  actions: OfferActions;
  chosenNeed: Need | undefined;
}) {
  const { t } = useWords();
  const offering = useOffering(offer, actions, chosenNeed);
  const { selected, isConfirming } = offering;
  if (selected === undefined) return null;
  return (
    <>
      {offer.provenance === 'map' && <p className="quiet">{t('offer.map')}</p>}
      {offer.denial.product === 'sharePoint' && !offer.denial.isManual && (
        <p className="quiet">{t('offer.notTheForm')}</p>
      )}
      <PackageChoice
        packages={offer.packages}
        selected={selected}
        need={offer.need}
        onSelect={offering.select}
      />
      <Asking
        offering={offering}
        actions={actions}
        myAccessUrl={offer.myAccessUrl}
        isBeingRead={offer.packages.indexOf(selected) < shownFirst}
        isAskingSite={offer.isAskingSite === true}
      >
        <Button look="quiet" onClick={isConfirming ? offering.goBack : () => actions.findAccess()}>
          {isConfirming ? t('offer.goBack') : t('offer.notThisOne')}
        </Button>
        {!isConfirming && (
          <Button look="quiet" onClick={() => actions.openForm(selected.accessPackageId, true)}>
            {t('offer.forOther')}
          </Button>
        )}
      </Asking>
    </>
  );
}
