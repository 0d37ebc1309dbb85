import { after } from '../../lib/platform/after.ts';
import { requestsOf } from '../../lib/store/readable.ts';
import type { RequestRow } from '../../lib/store/rows.ts';
import { type Profiles, readProfiles } from './profiles.ts';
import { store } from './store.ts';

/** What a page shows first, read before React begins: one picture instead of three, each waiting for the one before. */
interface FirstRead {
  profiles: Profiles;
  /** Of the active profile. */
  requests: RequestRow[];
}

let first: FirstRead | undefined;

/** Known while the first picture is put together; live queries take over after it. */
export const firstRead = (): FirstRead | undefined => first;
export const forgetFirstRead = (): void => {
  first = undefined;
};

/** Reads it. Resolves without, after `patienceMs` or if the store fails: the live queries then say how. */
export async function readFirst(patienceMs: number): Promise<void> {
  first = await Promise.race([read().catch(() => undefined), after(patienceMs)]);
}

const read = (): Promise<FirstRead> =>
  store.transaction('r', [store.profiles, store.meta, store.requests], async () => {
    const profiles = await readProfiles(store);
    const { active } = profiles;
    return { profiles, requests: active === null ? [] : (await requestsOf(store, active.profile)).rows };
  });
