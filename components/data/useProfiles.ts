import { useLiveQuery } from 'dexie-react-hooks';
import { firstRead } from './firstRead.ts';
import { type Profiles, readProfiles } from './profiles.ts';
import { store } from './store.ts';

/** Everybody who is signed in to Knock here; `undefined` until read. */
export const useProfiles = (): Profiles | undefined =>
  useLiveQuery(() => readProfiles(store), [], firstRead()?.profiles);
