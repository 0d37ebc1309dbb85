import { browser } from 'wxt/browser';
import { decodeSettings, type UserSettings } from './decodeSettings.ts';
import type { SettingsState } from './settings.ts';

const userArea = 'settings';
/** Policy as last seen, in the person's own profile: written by Knock alone, closed to content scripts. */
const lastPolicyArea = 'lastPolicy';
/** Chromium answers for policy only seconds after its own start (2.5–6 s seen in 156): nobody waits that long, in ms. */
const patienceMs = 150;

/** The settings as they stand, by policy as last seen where the browser does not know it yet. Never rejects. */
export async function readSettings(): Promise<SettingsState> {
  const managed = readManaged();
  const stored = await readLocal();
  const current = await Promise.race([managed, after(patienceMs)]);
  if (current !== undefined) return decodeSettings(current, stored[userArea]);
  const last = stored[lastPolicyArea];
  return decodeSettings(last === undefined ? await managed : last, stored[userArea]);
}

/**
 * Calls back with the settings now and after every change. Policy may arrive seconds after a start or a forced install,
 * so "nothing there" is never final; until it does, the last one counts. Returns the function that stops it.
 */
export function watchSettings(onChange: (state: SettingsState) => void): () => void {
  let stopped = false;
  const tell = (read: Promise<SettingsState>) =>
    void read.then((state) => {
      if (!stopped) onChange(state);
    });
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === 'managed') tell(confirmPolicy());
    else if (area === 'local' && Object.hasOwn(changes, userArea)) tell(readSettings());
  };
  browser.storage.onChanged.addListener(listener);
  tell(readSettings());
  void differsFromLast().then((differs) => {
    if (differs && !stopped) tell(confirmPolicy());
  });
  return () => {
    stopped = true;
    browser.storage.onChanged.removeListener(listener);
  };
}

/** Waits for the browser's word on policy, keeps it for the next start, and reads the settings with it. */
async function confirmPolicy(): Promise<SettingsState> {
  const [managed, stored] = await Promise.all([readManaged(), readLocal()]);
  await browser.storage.local.set({ [lastPolicyArea]: managed });
  return decodeSettings(managed, stored[userArea]);
}

async function differsFromLast(): Promise<boolean> {
  const [managed, stored] = await Promise.all([readManaged(), readLocal()]);
  return JSON.stringify(managed) !== JSON.stringify(stored[lastPolicyArea]);
}

/** A browser without a policy rejects (Firefox) or answers with nothing (Chromium). */
const readManaged = (): Promise<Record<string, unknown>> =>
  browser.storage.managed.get(null).catch(() => ({}));

const readLocal = (): Promise<Record<string, unknown>> =>
  browser.storage.local.get([userArea, lastPolicyArea]).catch(() => ({}));

const after = (ms: number): Promise<undefined> =>
  new Promise((resolve) => setTimeout(() => resolve(undefined), ms));

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
