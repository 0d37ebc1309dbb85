import type { Offer } from '../../lib/offer/offer.ts';
import { Button } from '../base/button.tsx';
import { OutLink } from '../base/link.tsx';
import { HelpDeskLinks } from '../helpDesk.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { deniedDetails, hasFormBeside } from './deniedDetails.ts';
import { readableAddress } from './deniedTitle.ts';
import { Keepers } from './keepers.tsx';
import { MakePackage } from './makePackage.tsx';
import { heldWords, nothingText } from './needWords.ts';
import type { OfferActions } from './offerActions.ts';
import { OwnerLinks } from './ownerLinks.tsx';

/** Answers that follow from what is held, and from what the site itself says. */

interface Props<S extends Offer['state']> {
  offer: Extract<Offer, { state: S }>;
  actions: OfferActions;
}

export function Held({ offer, actions }: Props<'held'>) {
  const { t } = useWords();
  const { why, denial } = offer;
  return (
    <>
      <p className="package-name">{t('held.title', { package: offer.packageName })}</p>
      <p>{t(heldWords[why])}</p>
      {why === 'signIn' ? (
        <OpenPage url={denial.resourceUrl} label={t('held.open')} />
      ) : (
        <Keepers offer={offer} actions={actions} hint={t(why === 'part' ? 'keeper.ask' : 'keeper.check')} />
      )}
    </>
  );
}

/** The site says that the person can do there what they need. */
export function Opens({ offer }: Pick<Props<'opens'>, 'offer'>) {
  const { t } = useWords();
  return (
    <>
      <p>{t('opens.text')}</p>
      {offer.mayAddPeople && <p className="step-text">{t('keeper.mayAddPeople')}</p>}
      <OpenPage url={offer.denial.resourceUrl} label={t('opens.open')} />
    </>
  );
}

export function PartRefused({ offer, actions }: Props<'part'>) {
  const { t } = useWords();
  return (
    <>
      <p>{t('part.text')}</p>
      <Keepers offer={offer} actions={actions} hint={t('keeper.ask')} />
    </>
  );
}

/** Nothing to request: there is nothing any more, or it is elsewhere. */
export function Gone({ offer, actions }: Props<'gone'>) {
  const { t } = useWords();
  const { movedTo, contact } = offer;
  return (
    <>
      <p>{t(movedTo === undefined ? 'gone.text' : 'gone.moved')}</p>
      {movedTo === undefined ? (
        <p className="step-text">{t(contact === undefined ? 'gone.hint' : 'gone.owner')}</p>
      ) : (
        <p className="address" dir="ltr" title={movedTo}>
          {readableAddress(movedTo)}
        </p>
      )}
      {(movedTo ?? contact) !== undefined && (
        <div className="actions">
          {movedTo !== undefined && (
            <OutLink look="button" href={movedTo}>
              {t('gone.open')}
            </OutLink>
          )}
          {contact !== undefined && <OwnerLinks offer={offer} contact={contact} onTold={actions.toldOwner} />}
        </div>
      )}
    </>
  );
}

export function NothingGrants({ offer, actions }: Props<'nothing'>) {
  const words = useWords();
  const { t } = words;
  const { contact, weaker } = offer;
  return (
    <>
      <p>{nothingText(offer.need, words)}</p>
      {weaker.length > 0 && (
        <div>
          <p className="small-title">{t('need.weaker')}</p>
          <ul className="grants">
            {weaker.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </div>
      )}
      {offer.mayAddPeople && <p className="step-text">{t('keeper.mayAddPeople')}</p>}
      {contact !== undefined && (
        <p className="quiet">
          {t(offer.need === undefined || offer.need === 'view' ? 'nothing.hint' : 'keeper.ask')}
        </p>
      )}
      {hasFormBeside(offer.denial) && <p>{t('nothing.form')}</p>}
      {offer.account?.isGuest && <p className="quiet">{t('notCurable.guest')}</p>}
      <div className="actions">
        <Button look="primary" icon="search" onClick={() => actions.findAccess()}>
          {t('nothing.search')}
        </Button>
        {contact !== undefined && <OwnerLinks offer={offer} contact={contact} onTold={actions.toldOwner} />}
        {offer.resource !== undefined && actions.makePackage !== undefined && (
          <MakePackage resource={offer.resource} need={offer.need} onMake={actions.makePackage} />
        )}
        {offer.myAccessUrl !== undefined && (
          <OutLink href={offer.myAccessUrl}>{t('common.openMyAccess')}</OutLink>
        )}
        <HelpDeskLinks details={deniedDetails(offer.denial)} />
      </div>
    </>
  );
}

function OpenPage({ url, label }: { url: string | undefined; label: string }) {
  if (url === undefined) return null;
  return (
    <div className="actions">
      <OutLink look="button" href={url}>
        {label}
      </OutLink>
    </div>
  );
}
