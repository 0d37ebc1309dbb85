import { type ComponentType, Suspense, useRef, useState } from 'react';
import type { Need } from '../../lib/entitlement/need.ts';
import type { Offer } from '../../lib/offer/offer.ts';
import { mayFind } from '../../lib/offer/port/mayFind.ts';
import { Button } from '../base/button.tsx';
import { Loading } from '../base/notice.tsx';
import { useAction } from '../base/useAction.ts';
import { FailureNotice } from '../failureNotice.tsx';
import type { FindProps } from '../find/findProps.ts';
import { HelpDeskContext } from '../helpDesk.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { offerTitle, readableAddress } from './deniedTitle.ts';
import { NeedChoice } from './needChoice.tsx';
import { isNeedAsked } from './needWords.ts';
import { NotCurable } from './notCurable.tsx';
import type { OfferActions } from './offerActions.ts';
import { OfferPackages } from './offerPackages.tsx';
import { FailedOffer, Looking, NotConfigured, OtherAccount, OtherTenant, SignedOut } from './plainStates.tsx';
import { RequestedOffer } from './requestedOffer.tsx';
import { Gone, Held, NothingGrants, Opens, PartRefused } from './siteStates.tsx';

/** What was refused, then what can be done. The same in the card and in the popup. */
export function OfferBody({
  offer,
  actions,
  titleId,
  Find,
}: {
  offer: Offer;
  actions: OfferActions;
  titleId: string;
  /** Searches in the place of the answer; without it, elsewhere. */
  Find?: ComponentType<FindProps>;
}) {
  const words = useWords();
  const [isFinding, setFinding] = useState(false);
  if (isFinding && offer.state === 'requested') setFinding(false);
  const within: OfferActions =
    Find === undefined
      ? actions
      : {
          ...actions,
          findAccess: (pasted) => (pasted === undefined ? setFinding(true) : actions.findAccess(pasted)),
        };
  const [chosenNeed, setChosenNeed] = useState<Need>();
  const answered = useRef<Need>(undefined);
  if (chosenNeed === offer.need) answered.current = chosenNeed;
  const { resourceUrl, partName, extent } = offer.denial;
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
      {partName !== undefined && <p className="quiet">{partName}</p>}
      {offer.denial.isInFrame && <p className="quiet">{words.t('thisPage.inFrame')}</p>}
      {offer.denial.isManual && <p className="quiet">{words.t(manualKey(offer))}</p>}
      {extent === 'item' && offer.state === 'offer' && (
        <p className="quiet denied-item">{words.t('denied.item')}</p>
      )}
      {/* Before the answer, which may change by it: what has the focus stays. */}
      <Needed offer={offer} actions={actions} onChoose={setChosenNeed} />
      <div className={`offer offer-${offer.state}`}>
        {/* What was typed and chosen belongs to the account it was typed under. */}
        <HelpDeskContext key={offer.account?.profile} value={offer.helpDesk ?? nobody}>
          {isFinding && Find !== undefined && mayFind(offer) ? (
            <Suspense fallback={<Loading />}>
              <Find offer={offer} actions={within} />
              <Button look="quiet" onClick={() => setFinding(false)}>
                {words.t('offer.goBack')}
              </Button>
            </Suspense>
          ) : (
            <StateOf offer={offer} actions={within} chosenNeed={answered.current} />
          )}
        </HelpDeskContext>
      </div>
    </>
  );
}

const nobody = {};

function manualKey({ need, denial }: Offer) {
  if (need === 'edit') return 'denied.manual.edit';
  return denial.extent === 'item' ? 'denied.manual.item' : 'denied.manual';
}

function Needed({
  offer,
  actions,
  onChoose,
}: {
  offer: Offer;
  actions: OfferActions;
  onChoose: (need: Need) => void;
}) {
  const action = useAction();
  /** Stays marked until the offer answers it. */
  const [pressed, setPressed] = useState<Need>();
  if (pressed !== undefined && pressed === offer.need) setPressed(undefined);
  if (offer.need === undefined || !isNeedAsked(offer)) return null;
  const choose = (need: Need) => {
    onChoose(need);
    setPressed(need);
    void action.run(() => actions.setNeed(need)).then((isDone) => isDone || setPressed(undefined));
  };
  return (
    <>
      <NeedChoice value={pressed ?? offer.need} onChange={choose} />
      {action.failure !== undefined && <FailureNotice failure={action.failure} />}
    </>
  );
}

interface StateProps {
  offer: Offer;
  actions: OfferActions;
  /** What the person said that they need, once this offer answers it. */
  chosenNeed: Need | undefined;
}

function StateOf({ offer, actions, chosenNeed }: StateProps) {
  switch (offer.state) {
    case 'looking':
      return <Looking />;
    case 'offer':
      return <OfferPackages offer={offer} actions={actions} chosenNeed={chosenNeed} />;
    case 'requested':
      return <RequestedOffer request={offer.request} actions={actions} myAccessUrl={offer.myAccessUrl} />;
    case 'held':
      return <Held offer={offer} actions={actions} />;
    case 'opens':
      return <Opens offer={offer} />;
    case 'part':
      return <PartRefused offer={offer} actions={actions} />;
    case 'gone':
      return <Gone offer={offer} actions={actions} />;
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
