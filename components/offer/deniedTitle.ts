import type { DenialSummary, Offer, RequestSummary } from '../../lib/offer/offer.ts';
import type { Words } from '../../lib/words/words.ts';

/** The card's first line: what was refused, or what the answer has found out about that. */
export function offerTitle(offer: Offer, words: Words): string {
  const { t } = words;
  const name = nameOf(offer.denial);
  switch (offer.state) {
    case 'requested':
      return offer.request.state === 'usable'
        ? worksTitle(offer.request.need, name ?? t('denied.thisPage'), words)
        : deniedTitle(offer, words);
    case 'opens':
      return t(`denied.titleOpens.${offer.need ?? 'view'}`, { name: name ?? t('denied.thisPage') });
    case 'gone':
      // What is gone may be a part of the thing that has the name.
      return offer.movedTo === undefined
        ? t('denied.titleGone')
        : t('denied.titleMoved', { name: name ?? t('denied.thisPageStart') });
    default:
      return deniedTitle(offer, words);
  }
}

/** What one can do now, in the words of what was needed. */
const worksTitle = (need: RequestSummary['need'], name: string, { t }: Words): string =>
  need === undefined || need === 'view'
    ? t('denied.titleWorks', { name })
    : t(`denied.titleWorks.${need}`, { name });

/** Names come from an untrusted page and are plain text here. */
const nameOf = (denial: DenialSummary): string | undefined => denial.resourceName?.trim() || undefined;

/** What was refused, in one line; where more than viewing is needed, that. */
function deniedTitle(offer: Offer, words: Words): string {
  const { denial, need } = offer;
  const { t } = words;
  const name = nameOf(denial);
  const more = need === 'view' ? undefined : need;
  switch (denial.reason) {
    case 'notAssigned':
      if (isAboutPart(offer))
        return t(more === undefined ? 'denied.titleItem' : `denied.titleItem.${more}`, {
          name: name ?? t('denied.thisPage'),
        });
      if (more !== undefined) return t(`denied.title.${more}`, { name: name ?? t('denied.thisPage') });
      return name === undefined ? t('denied.titleUnnamed') : t('denied.title', { name });
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
      return t(`denied.title.${more ?? 'unknown'}`, { name: name ?? t('denied.thisPage') });
    default:
      return denial.reason satisfies never;
  }
}

/** The page says so, or the site does. */
const isAboutPart = (offer: Offer): boolean =>
  offer.denial.extent === 'item' ||
  offer.state === 'part' ||
  (offer.state === 'held' && offer.why === 'part');

/** The address without its scheme, for reading. */
export const readableAddress = (url: string): string => url.replace(/^https:\/\//, '').replace(/\/$/, '');
