import { browser } from 'wxt/browser';
import { dataMark } from '../../lib/store/dataMark.ts';
import type { Parts } from './parts.ts';

/**
 * Notes whether somebody is signed in. Calls `onEmpty` first if no profile has a row, and tells it whether one had a
 * row before. In that case nobody signed out, so the browser removed the database.
 */
export async function noteData(
  { profiles }: Pick<Parts, 'profiles'>,
  onEmpty?: (isLost: boolean) => Promise<void>,
): Promise<void> {
  const { [dataMark]: had } = await browser.storage.local.get(dataMark);
  const rows = await profiles.all();
  if (rows.length === 0) await onEmpty?.(had === true);
  const has = rows.some(({ session }) => session !== 'signedOut');
  if (has !== had) await browser.storage.local.set({ [dataMark]: has });
}
