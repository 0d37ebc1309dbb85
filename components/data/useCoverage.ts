import { useLiveQuery } from 'dexie-react-hooks';
import { type Coverage, coverageOf } from '../../lib/offer/coverage.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import { store } from './store.ts';

/** What was refused and nothing grants, as counted for a profile; `undefined`: nothing. */
export const useCoverage = (profile: ProfileKey | undefined): Coverage | undefined =>
  useLiveQuery(async () => (profile === undefined ? undefined : coverageOf(store, profile)), [profile]);
