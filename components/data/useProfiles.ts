import { firstRead } from './firstRead.ts';
import { type Profiles, readProfiles } from './profiles.ts';
import { store } from './store.ts';
import { useLive } from './useLive.ts';

/** Everybody who is signed in to Knock here; `undefined` until read. */
export const useProfiles = (): Profiles | undefined =>
  useLive(() => readProfiles(store), [], firstRead()?.profiles);
