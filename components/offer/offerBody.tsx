import type { Offer } from '../../lib/offer/offer.ts';
import { useWords } from '../words/wordsContext.tsx';
import { offerTitle, readableAddress } from './deniedTitle.ts';
import { NotCurable } from './notCurable.tsx';
import type { OfferActions } from './offerActions.ts';
import { OfferPackages } from './offerPackages.tsx';
import {
  FailedOffer,
  Held,
  Looking,
  NotConfigured,
  NothingGrants,
  OtherAccount,
  OtherTenant,
  SignedOut,
} from './plainStates.tsx';
import { RequestedOffer } from './requestedOffer.tsx';

/** What was refused, then what can be done. The same in the card and in the popup. */
export function OfferBody({
  offer,
  actions,
  titleId,
}: {
  offer: Offer;
  actions: OfferActions;
  titleId: string;
}) {
  const words = useWords();
  const { resourceUrl, extent } = offer.denial;
  return (
    <>
      <h1 className="denied-title" id={titleId}>
        {offerTitle(offer, words)}
      </h1>
      {resourceUrl !== undefined && (
        <p className="address" dir="ltr" title={resourceUrl}>
          {readableAddress(resourceUrl)}
        </p>
      )}
      {offer.denial.isInFrame && <p className="quiet">{words.t('thisPage.inFrame')}</p>}
      {offer.denial.isManual && <p className="quiet">{words.t('denied.manual')}</p>}
      {extent === 'item' && offer.state === 'offer' && (
        <p className="quiet denied-item">{words.t('denied.item')}</p>
      )}
      <div className={`offer offer-${offer.state}`}>
        {/* What was typed and chosen belongs to the account it was typed under. */}
        <StateOf key={offer.account?.profile} offer={offer} actions={actions} />
      </div>
    </>
  );
}

function StateOf({ offer, actions }: { offer: Offer; actions: OfferActions }) {
  switch (offer.state) {
    case 'looking':
      return <Looking />;
    case 'offer':
      return <OfferPackages offer={offer} actions={actions} />;
    case 'requested':
      return <RequestedOffer request={offer.request} actions={actions} myAccessUrl={offer.myAccessUrl} />;
    case 'held':
      return <Held offer={offer} />;
    case 'nothing':
      return <NothingGrants offer={offer} actions={actions} />;
    case 'notCurable':
      return <NotCurable offer={offer} actions={actions} />;
    case 'otherAccount':
      return <OtherAccount offer={offer} actions={actions} />;
    case 'otherTenant':
      return <OtherTenant offer={offer} actions={actions} />;
    case 'signedOut':
      return <SignedOut offer={offer} actions={actions} />;
    case 'notConfigured':
      return <NotConfigured actions={actions} />;
    case 'failed':
      return <FailedOffer offer={offer} actions={actions} />;
    default:
      return offer satisfies never;
  }
}
