import { type AboutPackage, aboutPackages } from '../../lib/offer/aboutPackages.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import { byId } from './byId.ts';
import { store } from './store.ts';
import { useLive } from './useLive.ts';

/** What is known of these packages, by id; of those before them until it is read. */
export function useAbout(
  profile: ProfileKey,
  ids: readonly string[],
): ReadonlyMap<string, AboutPackage> | undefined {
  const found = useLive(
    async () => ({ profile, about: await aboutPackages({ store, clock: systemClock }, profile, ids) }),
    [profile, ids.join(' ')],
  );
  return found?.profile === profile ? byId(found.about) : undefined;
}
