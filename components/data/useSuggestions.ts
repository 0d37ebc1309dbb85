import { useEffect } from 'react';
import { send } from '../../lib/messaging/client.ts';
import { keptSuggestions, type Suggestion } from '../../lib/packages/suggestions.ts';
import { clouds } from '../../lib/platform/cloud.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { store } from './store.ts';
import { useLive } from './useLive.ts';

/** What Microsoft suggests to this person, read again behind what is kept. Trouble is not worth a word here. */
export function useSuggestions({ profile, cloud, session }: ProfileRow): readonly Suggestion[] {
  const has = clouds[cloud].hasAvailableAccessPackages;
  useEffect(() => {
    if (has && session === 'signedIn' && profile !== '') void send('refresh', { what: 'suggestions' });
  }, [has, session, profile]);
  return useLive(async () => (await keptSuggestions(store, profile))?.items, [profile]) ?? [];
}
