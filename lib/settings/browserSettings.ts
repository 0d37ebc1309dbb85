import { browser } from 'wxt/browser';
import { after } from '../platform/after.ts';
import { decodeSettings, type PolicyLists, type UserSettings } from './decodeSettings.ts';
import type { SettingsState } from './settings.ts';
import {
  lastPolicyArea,
  readLocal,
  readManaged,
  readStored,
  type StoredSettings,
  userArea,
} from './storedSettings.ts';

/** Chromium answers for policy only seconds after its own start (2.5–6 s seen in 156): nobody waits that long, in ms. */
const patienceMs = 150;

/** The settings as they stand, by policy as last seen where the browser does not know it yet. Never rejects. */
export async function readSettings(
  lists?: PolicyLists,
  { managed, local }: StoredSettings = readStored(),
): Promise<SettingsState> {
  const stored = await local;
  const current =
    (await Promise.race([managed, after(patienceMs)])) ?? stored[lastPolicyArea] ?? (await managed);
  await lists?.ready?.(current);
  return decodeSettings(current, stored[userArea], lists);
}

/**
 * Calls back with the settings now and after every change. Policy may arrive seconds after a start or a forced install,
 * so "nothing there" is never final; until it does, the last one counts. `lists`: decoders of the long lists, where
 * they are needed; `first`: what a page asked for before it could listen. Returns the function that stops it.
 */
export function watchSettings(
  onChange: (state: SettingsState) => void,
  lists?: PolicyLists,
  first?: StoredSettings,
): () => void {
  let stopped = false;
  let told = '';
  let reads = 0;
  let toldRead = 0;
  const tell = async (stored?: StoredSettings) => {
    reads += 1;
    const read = reads;
    const state = await readSettings(lists, stored);
    // One that waited for policy may end after one that began later, and knows less.
    if (stopped || read < toldRead) return;
    toldRead = read;
    const text = JSON.stringify(state);
    if (text === told) return;
    told = text;
    onChange(state);
  };
  /** With the browser's own word, however long it takes; kept for the next start. */
  const confirm = (managed: Promise<Record<string, unknown>>) => {
    void managed.then(keepPolicy);
    void managed.then(() => tell({ managed, local: readLocal() }));
  };
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === 'managed') confirm(readManaged());
    else if (area === 'local' && Object.hasOwn(changes, userArea)) void tell();
  };
  browser.storage.onChanged.addListener(listener);
  const managed = readManaged();
  void tell(first ?? { managed, local: readLocal() });
  confirm(managed);
  return () => {
    stopped = true;
    browser.storage.onChanged.removeListener(listener);
  };
}

/** Remembers policy for the next start; writes only what differs, since other contexts do the same. */
async function keepPolicy(policy: Record<string, unknown>): Promise<void> {
  const stored = await readLocal();
  if (JSON.stringify(policy) === JSON.stringify(stored[lastPolicyArea])) return;
  await browser.storage.local.set({ [lastPolicyArea]: policy });
}

/**
 * Saves the person's own choices; `undefined` takes one back. Keys set by policy are saved, too, but have no effect.
 * Out: whether they are saved. Where the browser's storage is full or broken they are not, and nothing has changed.
 */
export async function saveUserSettings(
  changes: {
    [K in keyof UserSettings]: UserSettings[K] | undefined;
  },
): Promise<boolean> {
  try {
    const stored = (await browser.storage.local.get(userArea))[userArea];
    const merged = { ...(typeof stored === 'object' ? stored : {}), ...changes };
    await browser.storage.local.set({ [userArea]: JSON.parse(JSON.stringify(merged)) });
    return true;
  } catch {
    return false;
  }
}
