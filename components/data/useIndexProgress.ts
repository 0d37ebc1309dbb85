import { type IndexProgress, indexProgress } from '../../lib/packages/indexProgress.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import { store } from './store.ts';
import { useLive } from './useLive.ts';

/** How much of its packages a profile knows; follows the reading. `undefined` until counted. */
export const useIndexProgress = (profile: ProfileKey | undefined): IndexProgress | undefined =>
  useLive(async () => (profile === undefined ? undefined : indexProgress(store, profile)), [profile]);
