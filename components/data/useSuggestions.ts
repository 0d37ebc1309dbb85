import { useEffect } from 'react';
import { send } from '../../lib/messaging/client.ts';
import { keptSuggestions, type Suggestion } from '../../lib/packages/suggestions.ts';
import { clouds } from '../../lib/platform/cloud.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { store } from './store.ts';
import { useLive } from './useLive.ts';

/** What Microsoft suggests to this person: first as stored, then read again. A failed reading is not shown. */
export function useSuggestions({ profile, cloud, session }: ProfileRow): readonly Suggestion[] {
  const has = clouds[cloud].hasAvailableAccessPackages;
  useEffect(() => {
    if (has && session === 'signedIn' && profile !== '') void send('refresh', { what: 'suggestions' });
  }, [has, session, profile]);
  return useLive(async () => (await keptSuggestions(store, profile))?.items, [profile]) ?? [];
}
