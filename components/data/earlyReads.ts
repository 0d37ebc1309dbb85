import { browser } from 'wxt/browser';
import { denialKey } from '../../lib/offer/denialKey.ts';
import { readStored, type StoredSettings } from '../../lib/settings/storedSettings.ts';
import { type EarlyRows, readEarlyRows } from '../../lib/store/earlyRows.ts';

/** What the popup shows first. A small script reads it while the browser still loads the large one. None rejects. */
export interface EarlyReads {
  /** The page behind the popup. */
  tabId: Promise<number>;
  /** It was refused: the background has something to say about it. */
  isDenied: Promise<boolean>;
  rows: Promise<EarlyRows | undefined>;
  settings: StoredSettings;
}

declare global {
  var knockEarlyReads: EarlyReads | undefined;
}

export function beginEarlyReads(): EarlyReads {
  const tabId = pageTab();
  return { tabId, isDenied: tabId.then(isDenied), rows: readEarlyRows(), settings: readStored() };
}

/** What this page has asked for; `undefined` on pages that show nothing before they are whole. */
export const earlyReads = (): EarlyReads | undefined => globalThis.knockEarlyReads;

/** `?tab=<id>` names another tab: a popup that was opened as a tab has no page behind it. */
async function pageTab(): Promise<number> {
  const named = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);
  if (Number.isInteger(named)) return named;
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true }).catch(() => []);
  return tab?.id ?? browser.tabs.TAB_ID_NONE;
}

/** Where that can't be told, the background is asked. */
async function isDenied(tabId: number): Promise<boolean> {
  const key = denialKey(tabId);
  return browser.storage.session.get(key).then(
    (kept) => kept[key] !== undefined,
    () => true,
  );
}
