import type { CacheEntry } from './hostProtocol.ts';

/** Key of MSAL's cache in `storage.session`, where it lies between two hosts; it ends with the browser. */
export const cacheKey = 'auth.msal';

/** The cache as it was stored; anything else is an empty one. */
export function readCache(stored: unknown): CacheEntry[] {
  if (!Array.isArray(stored)) return [];
  return stored.filter(
    (entry): entry is CacheEntry =>
      Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'string',
  );
}
