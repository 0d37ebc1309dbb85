import type { Need } from '../../lib/entitlement/need.ts';
import type { Offer, OfferedPackage } from '../../lib/offer/offer.ts';
import { Button } from '../base/button.tsx';
import { TextInput } from '../base/textInput.tsx';
import { FailureNotice } from '../failureNotice.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { ApproverFacts } from './approverFacts.tsx';
import type { OfferActions } from './offerActions.ts';
import { PackageChoice } from './packageChoice.tsx';
import { askingWay, isGuess, shownFirst } from './packageFacts.ts';
import { RequestButton } from './requestButton.tsx';
import { type Offering, useOffering } from './useOffering.ts';

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
  const { selected, action, isConfirming } = offering;
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
      <Questions offering={offering} />
      {offering.facts !== undefined && isSentFromHere(selected) && (
        <ApproverFacts facts={offering.facts} selected={selected} onChange={offering.changeFacts} />
      )}
      {action.failure !== undefined && (
        <FailureNotice
          failure={action.failure}
          myAccessUrl={offer.myAccessUrl}
          onSignIn={() => void action.run(actions.signIn)}
          onRetry={offering.send}
          onOpenRequests={actions.openRequests}
          onOpenForm={() => actions.openForm(selected.accessPackageId)}
          onOpenSettings={actions.openSettings}
        />
      )}
      <div className="actions" aria-busy={offer.isAskingSite}>
        <RequestButton
          selected={selected}
          isBeingRead={offer.packages.indexOf(selected) < shownFirst}
          isAskingSite={offer.isAskingSite === true}
          isConfirming={isConfirming}
          busy={action.busy}
          onSend={offering.send}
          onOpenForm={() => actions.openForm(selected.accessPackageId)}
        />
        <Button look="quiet" onClick={isConfirming ? offering.goBack : actions.openRequests}>
          {isConfirming ? t('offer.goBack') : t('offer.notThisOne')}
        </Button>
        {!isConfirming && (
          <Button look="quiet" onClick={() => actions.openForm(selected.accessPackageId, true)}>
            {t('offer.forOther')}
          </Button>
        )}
      </div>
    </>
  );
}

/** The form asks the same, filled in. */
const isSentFromHere = (selected: OfferedPackage): boolean =>
  ['oneClick', 'justification', 'guess'].includes(askingWay(selected));

/** What has to be said or asked between the package and the button. */
function Questions({ offering }: { offering: Offering }) {
  const { t } = useWords();
  const { selected } = offering;
  if (selected === undefined) return null;
  const way = askingWay(selected);
  return (
    <>
      {way === 'justification' && (
        <TextInput
          label={t('offer.why')}
          hint={t('offer.whySeen')}
          value={offering.justification}
          onChange={offering.justify}
          error={offering.isMissing ? t('offer.whyMissing') : undefined}
          inputRef={offering.field}
          multiline
          isRequired
        />
      )}
      {way === 'form' && <p className="remark">{t('offer.openFormWhy')}</p>}
      <Doubts selected={selected} isConfirming={offering.isConfirming} />
    </>
  );
}

/** Why it takes a second press, and what that press confirms. */
function Doubts({ selected, isConfirming }: { selected: OfferedPackage; isConfirming: boolean }) {
  const { t } = useWords();
  const name = { package: selected.displayName };
  const doubts = [
    isGuess(selected) &&
      (isConfirming
        ? t('offer.confirmGuessText', name)
        : t(selected.match === 'unproven' ? 'offer.unprovenText' : 'offer.guessText')),
    // Before the requirements are read, nobody knows who approves.
    selected.isUnchecked &&
      selected.policies !== undefined &&
      t(isConfirming ? 'offer.confirmUncheckedText' : 'offer.uncheckedText', name),
  ].filter((doubt) => typeof doubt === 'string');
  if (doubts.length === 0) return null;
  return (
    <p className="remark" role="status">
      {doubts.join(' ')}
    </p>
  );
}
