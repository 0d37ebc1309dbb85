import { browser } from 'wxt/browser';

/** Shows that tab and closes this one. Out: whether that tab is still there. */
export async function backToTab(tabId: number): Promise<boolean> {
  const tab = await browser.tabs.update(tabId, { active: true }).catch(() => undefined);
  if (tab === undefined) return false;
  const own = await browser.tabs.getCurrent();
  if (own?.id !== undefined) await browser.tabs.remove(own.id);
  return true;
}
