import type { Page } from 'playwright-core';

/** Every page of a browser with Knock that is open now. */
export const openPages = new Set<Page>();

/** Remembers a page for as long as it is open. */
export function watchPage(page: Page): void {
  openPages.add(page);
  page.once('close', () => openPages.delete(page));
}
