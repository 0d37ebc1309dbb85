import type { RequestSchedule } from '../../lib/entitlement/request.ts';
import type { Contact, RequestSummary } from '../../lib/offer/offer.ts';
import type { Words } from '../../lib/words/words.ts';
import { changeOf } from './changeStory.ts';
import { isVanished } from './requestStory.ts';

/** What is known beside a request, from sources the person may read. */
export interface RequestFacts {
  /** Whom the organisation's map names for what it grants. */
  contact?: Contact;
  /** When the access it led to ends, epoch ms; `null`: never. */
  endsAt?: number | null;
}

type Looked = RequestSummary & { schedule?: RequestSchedule | null };

/**
 * What happens next and until when, as far as that can be known; what can't is said to be so. One sentence each. `now`
 * in epoch ms.
 */
export function outlookOf(request: Looked, facts: RequestFacts, words: Words): string[] {
  const { t } = words;
  const { contact } = facts;
  const isChange = changeOf(request) !== undefined;
  switch (request.state) {
    case 'submitted':
      return isChange ? [] : [t('outlook.submitted')];
    case 'pendingApproval':
      return [
        t('outlook.pendingApproval'),
        ...(contact === undefined ? [] : [t('outlook.contact', { name: contact.name })]),
        ...wantedEnd(request, words),
      ];
    case 'scheduled': {
      const start = Date.parse(request.schedule?.startDateTime ?? '');
      return Number.isNaN(start) ? [] : [t('outlook.scheduled', { date: words.formatDate(start) })];
    }
    case 'delivering':
      return isChange ? [] : [t('outlook.delivering')];
    case 'delivered':
    case 'usable':
      return endWords(facts, words);
    case 'denied':
      return contact === undefined
        ? [t('outlook.denied')]
        : [t('outlook.deniedContact', { name: contact.name, mail: contact.mail })];
    case 'expired':
      return [t('outlook.expired')];
    case 'failed':
    case 'partiallyDelivered':
      return request.graphId === undefined || isVanished(request) ? [] : [t('outlook.failed')];
    case 'draft':
    case 'queued':
    case 'sending':
    case 'canceled':
    case 'unknown':
      return [];
    default:
      return request.state satisfies never;
  }
}

function endWords({ endsAt }: RequestFacts, words: Words): string[] {
  if (endsAt === undefined) return [];
  return [
    endsAt === null ? words.t('outlook.noEnd') : words.t('outlook.ends', { date: words.formatDate(endsAt) }),
  ];
}

function wantedEnd({ schedule }: Looked, words: Words): string[] {
  const expiration = schedule?.expiration;
  if (expiration?.type !== 'afterDateTime') return [];
  const end = Date.parse(expiration.endDateTime);
  return Number.isNaN(end) ? [] : [words.t('outlook.requestedEnd', { date: words.formatDate(end) })];
}
