import { useEffect, useState, useSyncExternalStore } from 'react';
import { watchSettings } from '../../lib/settings/browserSettings.ts';
import type { PolicyLists } from '../../lib/settings/decodeSettings.ts';
import type { SettingsState } from '../../lib/settings/settings.ts';
import { currentSettings, followSettings } from './settingsFeed.ts';

/** The settings as they stand, and as they change; *not known yet* until policy has answered. */
export const useSettings = (): SettingsState => useSyncExternalStore(followSettings, currentSettings);

/** The same with policy's long lists decoded, for the page that shows them. */
export function useWholeSettings(lists: PolicyLists): SettingsState {
  const [state, setState] = useState<SettingsState>({ state: 'notKnownYet' });
  useEffect(() => watchSettings(setState, lists), [lists]);
  return state;
}
