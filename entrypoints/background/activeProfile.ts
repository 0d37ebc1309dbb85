import type { ProfileRow } from '../../lib/store/rows.ts';
import type { Parts } from './parts.ts';

/** The profile that acts, if anybody is signed in. */
export async function activeProfile({ profiles }: Pick<Parts, 'profiles'>): Promise<ProfileRow | undefined> {
  const key = await profiles.active();
  return key === undefined ? undefined : profiles.get(key);
}
