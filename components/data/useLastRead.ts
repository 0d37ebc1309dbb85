import type { ProfileKey } from '../../lib/platform/profile.ts';
import { store } from './store.ts';
import { useLive } from './useLive.ts';

/** When a section was last read from Graph, epoch ms: what a list is “as of”. */
export function useLastRead(profile: ProfileKey | undefined, section: string): number | undefined {
  return useLive(
    async () =>
      profile === undefined ? undefined : (await store.sync.get([profile, section]))?.lastSuccessAt,
    [profile, section],
  );
}
