import type { Offer } from '../../lib/offer/offer.ts';
import type { Words } from '../../lib/words/words.ts';
import { requestStory } from '../requests/requestStory.ts';
import { offerTitle } from './deniedTitle.ts';
import { heldWords, nothingText } from './needWords.ts';
import { reasonWords } from './reasonWords.ts';

/** What a screen reader is told when the card appears or its answer changes: the same story, in the same order. */
export function announcement(offer: Offer, words: Words, now: number): string {
  const what = offerTitle(offer, words);
  const next = nextStep(offer, words, now);
  return next === undefined ? what : `${what}. ${next}`;
}

function nextStep(offer: Offer, words: Words, now: number): string | undefined {
  const { t } = words;
  switch (offer.state) {
    case 'offer':
      return t('offer.announce', {
        count: offer.packages.filter((one) => one.policies?.length !== 0).length,
        package: offer.packages[0]?.displayName ?? '',
      });
    case 'requested':
      return requestStory(offer.request, words, now);
    case 'held':
      return `${t('held.title', { package: offer.packageName })} ${t(heldWords[offer.why])}`;
    case 'opens':
      return t('opens.text');
    case 'part':
      return t('part.text');
    case 'gone':
      return t(offer.movedTo === undefined ? 'gone.text' : 'gone.moved');
    case 'nothing':
      return nothingText(offer.need, words);
    case 'otherAccount':
      return t('otherAccount.text', { onPage: offer.onPage, acting: offer.acting });
    case 'otherTenant':
      return t('otherTenant.textUnnamed');
    case 'signedOut':
      return offer.needs === 'signIn' ? t('signedOut.text') : t('signedOut.again');
    case 'notConfigured':
      return t('failure.notConfigured');
    case 'looking':
      return t('looking.text');
    case 'notCurable': {
      const why = reasonWords[offer.reason];
      return `${t(`notCurable.${why}`)} ${t(`notCurable.${why}.step`)}`;
    }
    case 'failed':
      return undefined; // its text is a status of its own
    default:
      return offer satisfies never;
  }
}
