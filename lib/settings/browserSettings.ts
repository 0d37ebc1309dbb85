import { browser } from 'wxt/browser';
import { decodeSettings, type UserSettings } from './decodeSettings.ts';
import type { SettingsState } from './settings.ts';

const userArea = 'settings';

/**
 * The settings as they stand. Never rejects: a browser without a policy (Firefox rejects the read then) has none.
 */
export async function readSettings(): Promise<SettingsState> {
  const [managed, stored] = await Promise.all([
    browser.storage.managed.get(null).catch(() => ({})),
    browser.storage.local.get(userArea),
  ]);
  return decodeSettings(managed, stored[userArea]);
}

/**
 * Calls back with the settings now and after every change. Policy may arrive seconds after a forced install, so
 * "nothing there" is never final. Returns the function that stops it.
 */
export function watchSettings(onChange: (state: SettingsState) => void): () => void {
  let stopped = false;
  const reread = () =>
    void readSettings().then((state) => {
      if (!stopped) onChange(state);
    });
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === 'managed' || (area === 'local' && Object.hasOwn(changes, userArea))) reread();
  };
  browser.storage.onChanged.addListener(listener);
  reread();
  return () => {
    stopped = true;
    browser.storage.onChanged.removeListener(listener);
  };
}

/** Saves the person's own choices; `undefined` takes one back. Keys set by policy are saved, too, but have no effect. */
export async function saveUserSettings(
  changes: {
    [K in keyof UserSettings]: UserSettings[K] | undefined;
  },
): Promise<void> {
  const stored = (await browser.storage.local.get(userArea))[userArea];
  const merged = { ...(typeof stored === 'object' ? stored : {}), ...changes };
  await browser.storage.local.set({ [userArea]: JSON.parse(JSON.stringify(merged)) });
}
