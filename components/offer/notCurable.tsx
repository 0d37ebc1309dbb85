import { reasons } from '../../lib/denial/reasons.ts';
import type { DenialSummary, Offer } from '../../lib/offer/offer.ts';
import { Button } from '../base/button.tsx';
import { CopyButton } from '../base/copyButton.tsx';
import { HelpDeskLinks } from '../helpDesk.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { deniedDetails } from './deniedDetails.ts';
import type { OfferActions } from './offerActions.ts';
import { OwnerLinks } from './ownerLinks.tsx';
import { reasonWords } from './reasonWords.ts';

/** A denial that no request cures: why, and the one step that helps. No request is offered. */
export function NotCurable({
  offer,
  actions,
}: {
  offer: Extract<Offer, { state: 'notCurable' }>;
  actions: OfferActions;
}) {
  const { t } = useWords();
  const { reason, denial, contact, account, note } = offer;
  const words = reasonWords[reason];
  const details = isTold(denial) ? deniedDetails(denial) : undefined;
  const { nextStep } = reasons[reason];
  return (
    <>
      <p>{t(`notCurable.${words}`)}</p>
      {nextStep === 'switchAccount' && denial.userHint !== undefined && account !== undefined && (
        <p className="quiet">
          {t('notCurable.accounts', { onPage: denial.userHint, acting: account.username })}
        </p>
      )}
      <p className="step-text">{t(`notCurable.${words}.step`)}</p>
      {reason === 'wrongAccount' && <p className="quiet">{t('notCurable.guest')}</p>}
      {note !== undefined && <p>{note}</p>}
      {(nextStep === 'search' || contact !== undefined) && (
        <div className="actions">
          {nextStep === 'search' && (
            <Button look="primary" icon="search" onClick={() => actions.findAccess()}>
              {t('nothing.search')}
            </Button>
          )}
          {contact !== undefined && <OwnerLinks offer={offer} contact={contact} onTold={actions.toldOwner} />}
        </div>
      )}
      {details !== undefined && (
        <>
          {/* What is copied, to the letter. */}
          <pre className="detail" dir="ltr">
            {details}
          </pre>
          <div className="actions">
            <CopyButton text={details} />
            {helpDeskReasons.includes(words) && <HelpDeskLinks details={details} />}
          </div>
        </>
      )}
    </>
  );
}

/** Where only a colleague can help, there is nothing to tell anybody else. */
const isTold = ({ reason }: DenialSummary): boolean =>
  reason !== 'personalStorage' && reason !== 'sharedByOwner';

/** Whose step says *help desk*. */
const helpDeskReasons: readonly string[] = ['conditionalAccess', 'applicationBroken', 'unknown'];
