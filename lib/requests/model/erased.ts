import type { ProfileKey } from '../../platform/profile.ts';
import type { Store } from '../../store/database.ts';
import { erasedKey } from '../../store/wholeProfile.ts';

/**
 * Graph ids of requests that the person erased: Graph lists them for ever, and they must not come back for as long as
 * Knock keeps the profile.
 */
export async function erasedOf(store: Store, profile: ProfileKey): Promise<string[]> {
  const value = (await store.meta.get(erasedKey(profile)))?.value;
  return Array.isArray(value) ? value : [];
}
