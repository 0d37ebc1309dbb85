import type { ProfileKey } from '../../lib/platform/profile.ts';
import { outboxOf, requestsOf } from '../../lib/store/readable.ts';
import { within } from '../../lib/store/within.ts';
import type { Trouble } from '../help/helpFacts.ts';
import { store } from './store.ts';
import { useLive } from './useLive.ts';

export interface Reads {
  troubles: Trouble[];
  /** When each section of the sync engine last succeeded. */
  readAt: Record<string, number | undefined>;
}

/** What failed lately for a profile, the newest first, and when each list was last read. */
export const useTroubles = (profile: ProfileKey | undefined): Reads =>
  useLive(() => readTroubles(profile), [profile]) ?? { troubles: [], readAt: {} };

async function readTroubles(profile: ProfileKey | undefined): Promise<Reads> {
  if (profile === undefined) return { troubles: [], readAt: {} };
  const sections = await store.sync
    .where('[profile+section]')
    .between(...within(profile))
    .toArray();
  const [requests, outbox] = [await requestsOf(store, profile), await outboxOf(store, profile)];
  const troubles = [
    ...sections.map(({ section, failure }) => ({ what: section, failure })),
    ...requests.rows.map(({ failure, changedAt }) => ({ what: 'request', failure, at: changedAt })),
    ...outbox.rows.map(({ command, failure, firstSentAt }) => ({
      what: command.kind,
      failure,
      ...(firstSentAt !== undefined && { at: firstSentAt }),
    })),
  ];
  return {
    troubles: troubles.flatMap(({ failure, ...rest }) =>
      failure === undefined ? [] : [{ ...rest, failure }],
    ),
    readAt: Object.fromEntries(sections.map(({ section, lastSuccessAt }) => [section, lastSuccessAt])),
  };
}
