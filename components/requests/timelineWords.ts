import type { RequestSummary } from '../../lib/offer/offer.ts';
import type { TimelineEntry } from '../../lib/store/rows.ts';
import type { Words } from '../../lib/words/words.ts';
import { changeOf } from './changeStory.ts';

/** One step in words, and when: done here, or seen at a time that may be later than it happened. */
export interface TimelineLine {
  text: string;
  at: number;
  /** `told`: Graph's own date. */
  source: TimelineEntry['source'] | 'told';
}

/** What happened so far, oldest first. A request made elsewhere begins with its own date, which Graph tells. */
export function timelineLines(
  request: Pick<RequestSummary, 'timeline' | 'graphState' | 'createdAt' | 'requestType'> & {
    madeHere?: boolean;
  },
  words: Words,
): TimelineLine[] {
  const { timeline } = request;
  const lines = timeline.map((entry, index) => ({
    text: stepWords(entry, timeline.slice(0, index), request, words),
    at: entry.at,
    source: entry.source,
  }));
  const first = timeline[0]?.at ?? Number.POSITIVE_INFINITY;
  if (request.madeHere !== false || request.createdAt >= first) return lines;
  return [{ text: words.t('timeline.madeElsewhere'), at: request.createdAt, source: 'told' }, ...lines];
}

function stepWords(
  entry: TimelineEntry,
  before: readonly TimelineEntry[],
  request: Pick<RequestSummary, 'graphState' | 'requestType'>,
  { t }: Words,
): string {
  if (entry.vanished) return t('timeline.noLongerListed');
  if (entry.refused) return t('timeline.refused');
  if (entry.asked !== undefined) return t(`timeline.${entry.asked}`);
  const steps = before.filter(({ asked }) => asked === undefined);
  const isSameState = steps.at(-1)?.state === entry.state;
  if (isSameState && entry.status !== undefined) return t('timeline.status', { status: entry.status });
  const wasAsked = steps.some(({ state }) => state === 'pendingApproval');
  const change = changeOf(request);
  switch (entry.state) {
    case 'unknown':
      return t('timeline.unknown', { state: entry.status ?? request.graphState ?? t('common.unknown') });
    case 'delivering':
      if (change !== undefined) return t(wasAsked ? 'timeline.updateApproved' : 'timeline.changing');
      return t(wasAsked ? 'timeline.approved' : 'timeline.delivering');
    case 'scheduled':
      return t(wasAsked ? 'timeline.approvedLater' : 'timeline.scheduled');
    case 'delivered':
      if (change === 'userUpdate') return t('timeline.updateDelivered');
      return t(change === 'userRemove' ? 'timeline.removeDelivered' : 'timeline.delivered');
    default:
      return t(`timeline.${entry.state}`);
  }
}
