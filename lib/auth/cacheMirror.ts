import type { CacheEntry } from './hostProtocol.ts';
import type { MemoryStorage } from './memorySession.ts';

/**
 * MSAL's cache lives in an object that dies with its document (`memorySession.ts`); `storage.session` in the background
 * is the copy that survives until the browser closes. Both are memory, whatever "stay signed in" says:
 * `tests/long/tokensOnDisk.test.ts` searches the profile's folder for tokens.
 */
export interface CacheMirror {
  /** What the cache holds now. MSAL's temporary keys are left out: kept, they would bring a dead flow back. */
  entries(): CacheEntry[];
  /** Puts the cache back exactly as it was. */
  restore(entries: CacheEntry[]): void;
  /** Calls `save` if something changed since the last time. */
  save(): Promise<void>;
}

/** `msal.3.` and `msal.3|` only: temporary keys are `msal.<client id>.…`, and a client id may begin with 3. */
const isCacheKey = (key: string): boolean => /^msal\.3[.|]/.test(key);

/** Clears the storage and seeds it; call it before MSAL looks. */
export function createCacheMirror(
  storage: MemoryStorage,
  seed: CacheEntry[],
  write: (entries: CacheEntry[]) => Promise<unknown>,
): CacheMirror {
  storage.clear();
  for (const [key, value] of seed) if (isCacheKey(key)) storage.setItem(key, value);
  const entries = (): CacheEntry[] =>
    Object.keys(storage)
      .filter(isCacheKey)
      .sort()
      .map((key) => [key, storage.getItem(key) ?? '']);
  let saved = JSON.stringify(entries());
  return {
    entries,
    restore(before) {
      for (const [key] of entries()) storage.removeItem(key);
      for (const [key, value] of before) storage.setItem(key, value);
    },
    async save() {
      const now = entries();
      const text = JSON.stringify(now);
      if (text === saved) return;
      await write(now);
      saved = text;
    },
  };
}
