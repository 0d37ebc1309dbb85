import type { RequestSummary } from '../../lib/offer/offer.ts';
import { isHandedOver, isWaiting } from '../../lib/requests/model/requestStatus.ts';
import type { Words } from '../../lib/words/words.ts';

/** Where a request stands, in one sentence. `now` in epoch ms. */
export function requestStory(request: RequestSummary, words: Words, now: number): string {
  const { t } = words;
  const since = { clock: words.formatTime(request.changedAt, now) };
  const ago = { ago: words.formatRelative(request.changedAt, now) };
  switch (request.state) {
    case 'queued':
      return queuedStory(request, words, now);
    case 'pendingApproval':
      return isEscalated(request) ? t('story.escalated') : t('story.pendingApproval', since);
    case 'delivering':
    case 'usable':
      return t(`story.${request.state}`, since);
    case 'delivered':
      return deliveredStory(request, words, now);
    case 'failed':
      return t(isVanished(request) ? 'story.noLongerListed' : 'story.failed', ago);
    case 'submitted':
      return t(waitsForExtension(request) ? 'story.waitsForExtension' : 'story.submitted', ago);
    case 'denied':
    case 'canceled':
      return t(`story.${request.state}`, ago);
    case 'unknown':
      return t('story.unknown', { state: request.graphState ?? request.graphStatus ?? t('common.unknown') });
    case 'draft':
      return t(isHandedOver(request, now) ? 'story.inMyAccess' : 'story.draft');
    case 'sending':
    case 'scheduled':
    case 'expired':
    case 'partiallyDelivered':
      return t(`story.${request.state}`);
    default:
      return request.state satisfies never;
  }
}

/** Nobody has decided in time, so the service asks others as well (`status` of the request, Graph reference, 2026-11). */
const isEscalated = ({ graphStatus = '' }: RequestSummary): boolean => /escalated$/i.test(graphStatus);

/** A custom extension of the organisation holds it, before anybody is asked. */
const waitsForExtension = ({ graphStatus = '' }: RequestSummary): boolean =>
  /^waitingforcallback$/i.test(graphStatus);

function queuedStory({ failure }: RequestSummary, words: Words, now: number): string {
  switch (failure?.kind) {
    case 'offline':
      return words.t('story.queuedOffline');
    case 'throttled':
      return words.t('story.queuedThrottled', { clock: words.formatTime(failure.until, now) });
    case 'signedOut':
    case 'interactionRequired':
    case 'claimsChallenge':
      return words.t('story.queuedSignIn');
    default:
      return words.t('story.queued');
  }
}

function deliveredStory(request: RequestSummary, words: Words, now: number): string {
  const ago = words.formatRelative(request.changedAt, now);
  const more = request.need === 'view' ? undefined : request.need;
  switch (request.usability?.verdict) {
    case 'refuses':
      return words.t(more === undefined ? 'story.deliveredRefuses' : `story.deliveredRefuses.${more}`, {
        ago,
      });
    case 'opens':
      return words.t(more === undefined ? 'story.deliveredOpens' : `story.deliveredOpens.${more}`, { ago });
    case 'opensForLess':
      return words.t(isWaiting(request, now) ? 'story.deliveredLess' : 'story.deliveredLessLong', { ago });
    default:
      return words.t(isWaiting(request, now) ? 'story.delivered' : 'story.deliveredLong', { ago });
  }
}

/** It was deleted in Graph, as far as that can be known. */
export const isVanished = ({ state, failure }: Pick<RequestSummary, 'state' | 'failure'>): boolean =>
  state === 'failed' && failure?.kind === 'noLongerListed';

/** Failures that the story tells already; the others are shown beside it. */
export const isToldByStory = (request: RequestSummary): boolean =>
  request.state === 'queued' && ['offline', 'throttled'].includes(request.failure?.kind ?? '');
