import { useEffect } from 'react';
import { send } from '../../lib/messaging/client.ts';
import { cloudOf } from '../../lib/offer/ownerLinks.ts';
import { keptSuggestions, type Suggestion } from '../../lib/packages/suggestions.ts';
import { clouds } from '../../lib/platform/cloud.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import { store } from './store.ts';
import { useLive } from './useLive.ts';

/** What Microsoft suggests to this person: first as stored, then read again. A failed reading is not shown. */
export function useSuggestions(profile: ProfileKey): readonly Suggestion[] {
  const has = clouds[cloudOf({ profile })].hasAvailableAccessPackages;
  useEffect(() => {
    if (has && profile !== '') void send('refresh', { what: 'suggestions' });
  }, [has, profile]);
  return useLive(async () => (await keptSuggestions(store, profile))?.items, [profile]) ?? [];
}
