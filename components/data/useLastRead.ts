import { useLiveQuery } from 'dexie-react-hooks';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import { store } from './store.ts';

/** When a section was last read from Graph, epoch ms: what a list is “as of”. */
export function useLastRead(profile: ProfileKey | undefined, section: string): number | undefined {
  return useLiveQuery(
    async () =>
      profile === undefined ? undefined : (await store.sync.get([profile, section]))?.lastSuccessAt,
    [profile, section],
  );
}
