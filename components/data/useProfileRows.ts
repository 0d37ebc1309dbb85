import type { ProfileKey } from '../../lib/platform/profile.ts';
import { useLive } from './useLive.ts';

/**
 * A live query of one profile's rows; `undefined` until read, also right after another profile became the active one:
 * a plain live query would go on showing the former one's rows until it has read the new one's.
 */
export function useProfileRows<T>(
  profile: ProfileKey | undefined,
  read: (profile: ProfileKey) => Promise<T[]>,
  first?: { profile: ProfileKey; rows: T[] },
): T[] | undefined {
  const found = useLive(
    async () => ({ profile, rows: profile === undefined ? [] : await read(profile) }),
    [profile],
    first,
  );
  return found !== undefined && found.profile === profile ? found.rows : undefined;
}
