import { type ComponentType, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { ActingAccount, Offer } from '../../lib/offer/offer.ts';
import { Button } from '../base/button.tsx';
import { useNow } from '../base/clock.tsx';
import { Logo } from '../base/icons.tsx';
import { useKeptFocus } from '../base/useKeptFocus.ts';
import type { FindProps } from '../find/findProps.ts';
import { useWords } from '../words/wordsContext.tsx';
import { announcement } from './announcement.ts';
import type { OfferActions } from './offerActions.ts';
import { OfferBody } from './offerBody.tsx';

/** The card on the refused page: a labelled region that takes no focus and speaks up politely, once per change. */
export function OfferCard(props: {
  offer: Offer;
  actions: OfferActions;
  onDismiss: () => void;
  Find?: ComponentType<FindProps>;
}) {
  const titleId = useId();
  const { t } = useWords();
  const { offer } = props;
  const kept = useKeptFocus();
  return (
    <section
      {...kept}
      className="card"
      aria-labelledby={titleId}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && props.onDismiss()}
    >
      <header className="card-header">
        <Logo />
        <span className="card-brand">{t('app.name')}</span>
        <Acting account={offer.account} />
        <Button
          look="icon"
          icon="dismiss"
          aria-label={t('card.dismissLong')}
          title={t('card.dismiss')}
          onClick={props.onDismiss}
        />
      </header>
      <Announced offer={offer} />
      <OfferBody
        offer={offer}
        actions={props.actions}
        titleId={titleId}
        {...(props.Find && { Find: props.Find })}
      />
    </section>
  );
}

/** Whom Knock acts as. Always shown; the address is one hover away. */
function Acting({ account }: { account: ActingAccount | undefined }) {
  const { t } = useWords();
  if (account === undefined) return <span className="acting">{t('account.none')}</span>;
  const full = t('account.acting', { name: account.displayName, username: account.username });
  return (
    <span className="acting" title={full}>
      <span aria-hidden="true">{account.displayName}</span>
      <span className="visually-hidden">{full}</span>
    </span>
  );
}

/**
 * A live region only speaks of changes: it starts empty and is filled a moment later. It speaks when the answer
 * changes, not when “2 minutes ago” becomes “3 minutes ago”.
 */
function Announced({ offer }: { offer: Offer }): ReactNode {
  const words = useWords();
  const latest = useRef('');
  latest.current = announcement(offer, words, useNow());
  const [said, setSaid] = useState('');
  const answer =
    offer.state === 'requested'
      ? `${offer.request.id} ${offer.request.state}`
      : `${offer.state} ${offer.need ?? ''}`;
  useEffect(() => {
    const timer = setTimeout(() => setSaid(answer === '' ? '' : latest.current), 150);
    return () => clearTimeout(timer);
  }, [answer]);
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  );
}
