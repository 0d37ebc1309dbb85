import {
  type ComponentType,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { ActingAccount, Offer } from '../../lib/offer/offer.ts';
import { Button } from '../base/button.tsx';
import { useNow } from '../base/clock.tsx';
import { focusOnText } from '../base/focusOnText.ts';
import { Logo } from '../base/icons.tsx';
import { useKeptFocus } from '../base/useKeptFocus.ts';
import type { FindProps } from '../find/findProps.ts';
import { useWords } from '../words/wordsContext.tsx';
import { announcement } from './announcement.ts';
import { offerTitle } from './deniedTitle.ts';
import type { OfferActions } from './offerActions.ts';
import { OfferBody } from './offerBody.tsx';

interface OfferCardProps {
  offer: Offer;
  actions: OfferActions;
  onDismiss: () => void;
  /** There is little room: the card is a bar until the person opens it. */
  bar?: { isClosed: boolean; onToggle: () => void } | undefined;
  Find?: ComponentType<FindProps>;
}

/**
 * The card on the refused page: a labelled region that takes no focus and speaks up politely, once per change. What it
 * is about is read first; whom Knock acts as and the way out stand above it only for the eye.
 */
export function OfferCard({ offer, actions, onDismiss, bar, Find }: OfferCardProps) {
  const titleId = useId();
  const words = useWords();
  const { t } = words;
  const kept = useKeptFocus();
  const isClosed = bar?.isClosed === true;
  const { heading, body } = useFocusOnClosing(isClosed);
  const leave = bar === undefined || isClosed ? onDismiss : bar.onToggle;
  return (
    <section
      {...kept}
      className={isClosed ? 'card card-bar' : 'card'}
      aria-labelledby={titleId}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && leave()}
    >
      {isClosed && (
        <>
          <h1 className="denied-title" ref={heading}>
            {offerTitle(offer, words)}
          </h1>
          <Button look="primary" aria-expanded={false} onClick={bar.onToggle}>
            {t(offer.state === 'offer' ? 'card.openOffer' : 'card.open')}
          </Button>
        </>
      )}
      {/* Stays while the bar is closed: with it, what was typed. */}
      <div hidden={isClosed} ref={body}>
        <OfferBody offer={offer} actions={actions} titleId={titleId} {...(Find && { Find })} />
      </div>
      <header className="card-header">
        <Logo />
        <span className="card-brand">{t('app.name')}</span>
        <Acting account={offer.account} />
        {bar !== undefined && !isClosed && (
          <Button
            look="icon"
            icon="chevron"
            aria-label={t('card.close')}
            title={t('card.close')}
            aria-expanded
            onClick={bar.onToggle}
          />
        )}
        <Button
          look="icon"
          icon="dismiss"
          aria-label={t('card.dismissLong')}
          title={t('card.dismiss')}
          onClick={onDismiss}
        />
      </header>
      <Announced offer={offer} />
    </section>
  );
}

/** What had the focus is hidden with the rest: the bar's heading takes it. A page that has it by now keeps it. */
function useFocusOnClosing(isClosed: boolean) {
  const heading = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!isClosed || !document.hasFocus() || !body.current?.contains(document.activeElement)) return;
    if (heading.current !== null) focusOnText(heading.current);
  }, [isClosed]);
  return { heading, body };
}

/** A screen reader has begun with an announcement by then, in ms. */
const spokenBy = 5000;

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
 * changes, not when “2 minutes ago” becomes “3 minutes ago”. Once spoken it is empty again: nobody reads it twice.
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
    const timers = [
      setTimeout(() => setSaid(answer === '' ? '' : latest.current), 150),
      setTimeout(() => setSaid(''), spokenBy),
    ];
    return () => timers.forEach(clearTimeout);
  }, [answer]);
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  );
}
