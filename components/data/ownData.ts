import { browser } from 'wxt/browser';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import { dataMark } from '../../lib/store/dataMark.ts';
import { checkStore } from '../../lib/store/failure.ts';
import { rawExport } from '../../lib/store/rawExport.ts';
import { exportProfile, resetStore } from '../../lib/store/wholeProfile.ts';
import { store } from './store.ts';

const pretty = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** Everything that is kept of a profile, as JSON: its rows as they lie there, also those that lost their shape. */
export const exportOwnData = async (profile: ProfileKey): Promise<string> =>
  pretty(await exportProfile(store, profile));

/** What can still be read of a database that cannot be used. */
export const exportBrokenData = async (): Promise<string> => pretty(await rawExport(store.name));

export const isStoreBroken = async (): Promise<boolean> => !(await checkStore(store)).ok;

/** Deletes everything on this device. Only on the person's word, so nobody tells them later that it is gone. */
export async function resetOwnData(): Promise<void> {
  await browser.storage.local.remove(dataMark);
  await resetStore(store);
}
