import type { GraphApi, GraphSuggestion } from '../graph/api.ts';
import type { Clock } from '../platform/clock.ts';
import { clouds } from '../platform/cloud.ts';
import { hour } from '../platform/durations.ts';
import { ok } from '../platform/failure.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';
import type { ProfileMeta } from '../store/rows.ts';
import { writeForProfile } from '../store/writeForProfile.ts';
import type { Section } from '../sync/section.ts';

export type Suggestion = GraphSuggestion;

export interface KeptSuggestions {
  readAt: number;
  items: Suggestion[];
}

/** Suggestions change with what colleagues hold, over days. */
const freshFor = 4 * hour;

/** Ends like every key of a profile's own values, so that it goes when the profile goes. */
const keyOf = (profile: ProfileKey): ProfileMeta => `suggestions/${profile}`;

export async function keptSuggestions(
  store: Store,
  profile: ProfileKey,
): Promise<KeptSuggestions | undefined> {
  // Written only below: the one place where a stored shape is trusted.
  return (await store.meta.get(keyOf(profile)))?.value as KeptSuggestions | undefined;
}

/** Read only when somebody turns to the search field, where the cloud has them. A refusal is an empty list: an extra. */
export const createSuggestionsSection = (deps: {
  store: Store;
  graph: Pick<GraphApi, 'suggestions'>;
  clock: Clock;
}): Section => ({
  name: 'suggestions',
  dueAt: async () => undefined,
  async run(profile) {
    const { store, graph, clock } = deps;
    const key = profile.profile;
    const kept = await keptSuggestions(store, key);
    const isFresh = kept !== undefined && clock.now() < kept.readAt + freshFor;
    if (isFresh || !clouds[profile.cloud].hasAvailableAccessPackages) return ok({});
    const read = await graph.suggestions(profile);
    if (!read.ok && read.failure.kind !== 'forbidden' && read.failure.kind !== 'gone') return read;
    const value: KeptSuggestions = { readAt: clock.now(), items: read.ok ? read.value : [] };
    await writeForProfile(store, key, [store.meta], async () => {
      await store.meta.put({ key: keyOf(key), value });
    });
    return ok({});
  },
});
