import { useEffect, useState } from 'react';
import { watchSettings } from '../../lib/settings/browserSettings.ts';
import type { PolicyLists } from '../../lib/settings/decodeSettings.ts';
import type { SettingsState } from '../../lib/settings/settings.ts';

/** The settings as they stand, and as they change; *not known yet* until policy has answered. */
export function useSettings(lists?: PolicyLists): SettingsState {
  const [state, setState] = useState<SettingsState>({ state: 'notKnownYet' });
  useEffect(() => watchSettings(setState, lists), [lists]);
  return state;
}
