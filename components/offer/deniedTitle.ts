import type { DenialSummary, Offer } from '../../lib/offer/offer.ts';
import type { Words } from '../../lib/words/words.ts';

/** The card's first line: what was refused, or that it works by now. */
export function offerTitle(offer: Offer, words: Words): string {
  if (offer.state !== 'requested' || offer.request.state !== 'usable')
    return deniedTitle(offer.denial, words);
  return words.t('denied.titleWorks', { name: nameOf(offer.denial) ?? words.t('denied.thisPage') });
}

/** Names come from an untrusted page and are plain text here. */
const nameOf = (denial: DenialSummary): string | undefined => denial.resourceName?.trim() || undefined;

/** What was refused, in one line. */
function deniedTitle(denial: DenialSummary, { t }: Words): string {
  const name = nameOf(denial);
  switch (denial.reason) {
    case 'notAssigned':
      if (name === undefined) return t('denied.titleUnnamed');
      return denial.extent === 'item' ? t('denied.titleItem', { name }) : t('denied.title', { name });
    case 'conditionalAccess':
    case 'consentNeeded':
    case 'wrongAccount':
    case 'applicationBroken':
    case 'sharedByOwner':
    case 'mayNotExist':
      return t(`denied.title.${denial.reason}`, { name: name ?? t('denied.thisPageStart') });
    case 'personalStorage':
      return t('denied.title.personalStorage');
    case 'organizationalPolicy':
      return t('denied.title.organizationalPolicy', { name: name ?? t('denied.thisPage') });
    case 'notARefusal':
    case 'unknown':
      return t('denied.title.unknown', { name: name ?? t('denied.thisPage') });
    default:
      return denial.reason satisfies never;
  }
}

/** The address without its scheme, for reading. */
export const readableAddress = (url: string): string => url.replace(/^https:\/\//, '').replace(/\/$/, '');
