import type { BrowserContext, Page } from 'playwright-core';

/**
 * Signs a person in on the tenant's sign-in page that `page` shows: their tile, unless the browser knows them already,
 * then *Accept* if consent is asked.
 * Works for ordinary tabs and for the window of `launchWebAuthFlow`; resolves when the page has left the sign-in host
 * or closed.
 */
export async function passSignIn(page: Page, userPrincipalName: string): Promise<void> {
  const tile = page.locator(`button[data-upn="${userPrincipalName}"]`).first();
  const accept = page.locator('#idBtn_Accept');
  await tile.or(accept).first().waitFor();
  if (await tile.isVisible()) await leaving(page, () => tile.click());
  while (await accept.isVisible().catch(() => false)) await leaving(page, () => accept.click());
}

/** The next window that shows the sign-in host. Ask for it before doing what opens it. */
export function nextSignInWindow(context: BrowserContext): Promise<Page> {
  return context.waitForEvent('page', { predicate: showsSignIn });
}

async function showsSignIn(page: Page): Promise<boolean> {
  await page.waitForURL(/^https:\/\/login\./, { waitUntil: 'commit' }).catch(() => {});
  return page.url().startsWith('https://login.');
}

/** Clicks and waits for what comes next: another document, or the window's end. */
async function leaving(page: Page, click: () => Promise<void>): Promise<void> {
  const left = Promise.race([page.waitForEvent('framenavigated'), page.waitForEvent('close')]);
  await click().catch((error: unknown) => {
    if (!page.isClosed()) throw error;
  });
  await left;
  if (!page.isClosed()) await page.waitForLoadState('domcontentloaded').catch(() => {});
}

/** Opens a page of the organisation as this person, through sign-in where the browser has no session yet. */
export async function visit(page: Page, url: string, userPrincipalName: string): Promise<void> {
  await page.goto(url);
  const isPicker = page.url().startsWith('https://login.') && (await page.locator('button.tile').count()) > 0;
  if (isPicker) await passSignIn(page, userPrincipalName);
}
