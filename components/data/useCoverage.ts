import { type Coverage, coverageOf } from '../../lib/offer/gaps.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import { store } from './store.ts';
import { useLive } from './useLive.ts';

/** What was refused and nothing grants, as counted for a profile; `undefined`: nothing. */
export const useCoverage = (profile: ProfileKey | undefined): Coverage | undefined =>
  useLive(async () => (profile === undefined ? undefined : coverageOf(store, profile)), [profile]);
