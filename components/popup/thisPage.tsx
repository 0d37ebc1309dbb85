import { useId } from 'react';
import { EmptyState, Loading } from '../base/notice.tsx';
import type { OfferFeed } from '../data/useOffer.ts';
import { OfferBody } from '../offer/offerBody.tsx';
import { useWords } from '../words/wordsContext.tsx';

/** The denial of the page behind the popup, with the same answers as on the card. */
export function ThisPage({ feed, actions }: OfferFeed) {
  const { t } = useWords();
  const titleId = useId();
  if (feed.state === 'offered' && actions !== undefined)
    return (
      <section className="panel-body" aria-labelledby={titleId}>
        <OfferBody offer={feed.offer} actions={actions} titleId={titleId} />
      </section>
    );
  if (feed.state === 'connecting') return <Loading />;
  return (
    <EmptyState icon="success" title={t('thisPage.nothing')}>
      <p>{t('thisPage.nothingHint')}</p>
    </EmptyState>
  );
}
