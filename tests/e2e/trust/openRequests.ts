import type { Page } from 'playwright-core';
import type { Knock } from '../harness/knock.ts';
import { say } from '../harness/words.ts';

/** *My requests* in the popup. */
export async function openRequests(knock: Knock): Promise<Page> {
  const popup = await knock.openPopup();
  await popup.getByRole('tab', { name: new RegExp(`^${say('popup.myRequests')}`) }).click();
  return popup;
}
