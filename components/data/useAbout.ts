import { aboutPackages } from '../../lib/offer/aboutPackages.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import { grantsOfEach } from '../../lib/store/grants.ts';
import type { About } from '../find/findProps.ts';
import { store } from './store.ts';
import { useLive } from './useLive.ts';

/** What is known of these packages; of those before them until it is read. */
export function useAbout(profile: ProfileKey, ids: readonly string[]): About {
  const found = useLive(async () => {
    const pairs = ids.map((id): [ProfileKey, string] => [profile, id]);
    const [about, grants] = await Promise.all([
      aboutPackages({ store, clock: systemClock }, profile, ids),
      grantsOfEach(store, pairs),
    ]);
    const all = about.map((one, at) => ({ ...one, includes: grants[at] ?? [] }));
    return { profile, about: new Map(all.map((one) => [one.accessPackageId, one])) };
  }, [profile, ids.join(' ')]);
  return found?.profile === profile ? found.about : undefined;
}
