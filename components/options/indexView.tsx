import type { ProfileKey } from '../../lib/platform/profile.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import { useIndexProgress } from '../data/useIndexProgress.ts';
import { IndexSection } from './indexSection.tsx';

/** How much Knock knows of the packages, with its data; nothing while nobody is signed in. */
export function IndexView({ settings, profile }: { settings: Settings; profile: ProfileKey | undefined }) {
  const progress = useIndexProgress(profile);
  return progress === undefined ? null : (
    <IndexSection progress={progress} isOnDemand={!settings.indexTrickle} />
  );
}
