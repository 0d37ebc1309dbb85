import { browser } from 'wxt/browser';

export const userArea = 'settings';
/** Policy as last seen, in the person's own profile: written by Knock alone, closed to content scripts. */
export const lastPolicyArea = 'lastPolicy';

/** What the browser holds of the settings, not decoded yet. Neither rejects. */
export interface StoredSettings {
  managed: Promise<Record<string, unknown>>;
  /** The person's own and policy as last seen. */
  local: Promise<Record<string, unknown>>;
}

export const readStored = (): StoredSettings => ({ managed: readManaged(), local: readLocal() });

/** A browser without a policy rejects (Firefox) or answers with nothing (Chromium). */
export const readManaged = (): Promise<Record<string, unknown>> =>
  browser.storage.managed.get(null).catch(() => ({}));

export const readLocal = (): Promise<Record<string, unknown>> =>
  browser.storage.local.get([userArea, lastPolicyArea]).catch(() => ({}));
