import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Saves a picture of a page, when `KNOCK_SHOTS` names a folder. */
export async function picture(page: Page, name: string, folder = process.env.KNOCK_SHOTS): Promise<void> {
  if (folder === undefined || folder === '') return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
