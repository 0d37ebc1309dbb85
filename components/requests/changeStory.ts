import { type ChangeType, changeTypes } from '../../lib/entitlement/request.ts';
import type { RequestSummary } from '../../lib/offer/offer.ts';
import type { Words } from '../../lib/words/words.ts';
import { isVanished, requestStory } from './requestStory.ts';

/** What a request does to access that is held, whoever made it (`adminRemove`); `undefined`: it asks for access. */
export const changeOf = ({ requestType }: Pick<RequestSummary, 'requestType'>): ChangeType | undefined =>
  changeTypes.find((type) => requestType?.toLowerCase().endsWith(type.slice('user'.length).toLowerCase()));

/** An approver took the access back. */
export const isTakenBack = ({ requestType, state }: RequestSummary): boolean =>
  state === 'delivered' && requestType?.toLowerCase() === 'approverremove';

/** Where any request stands, in one sentence: also another end, or giving up. `now` in epoch ms. */
export function storyOf(request: RequestSummary, words: Words, now: number): string {
  const change = changeOf(request);
  const { state } = request;
  if (isTakenBack(request))
    return words.t('story.takenBack', { ago: words.formatRelative(request.changedAt, now) });
  if (change === undefined || isVanished(request)) return requestStory(request, words, now);
  const ago = { ago: words.formatRelative(request.changedAt, now) };
  switch (state) {
    case 'submitted':
    case 'scheduled':
      return words.t(`story.${change}.submitted`, ago);
    case 'delivering':
      return words.t(`story.${change}.delivering`, { clock: words.formatTime(request.changedAt, now) });
    case 'delivered':
    case 'usable':
      return words.t(`story.${change}.delivered`, ago);
    case 'denied':
      return words.t(`story.${change}.denied`, ago);
    case 'expired':
      return words.t(`story.${change}.expired`);
    case 'failed':
    case 'partiallyDelivered':
      return words.t(`story.${change}.failed`, ago);
    default:
      return requestStory(request, words, now);
  }
}

/** The word on its badge. */
export function stateWord(request: RequestSummary, { t }: Words): string {
  const change = changeOf(request);
  if (isVanished(request)) return t('state.noLongerListed');
  if (isTakenBack(request)) return t('state.takenBack');
  if (request.state !== 'delivered' || change === undefined) return t(`state.${request.state}`);
  return t(change === 'userUpdate' ? 'state.updated' : 'state.removed');
}
