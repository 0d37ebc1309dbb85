import { browser } from 'wxt/browser';

/**
 * The HTTP status with which the page in a tab was answered; 0: the browser doesn't tell, or doesn't let Knock look. Read
 * with the right that the click on the toolbar gave for this one tab.
 */
export async function pageStatus(tabId: number): Promise<number> {
  try {
    const [answer] = await browser.scripting.executeScript({ target: { tabId }, func: readStatus });
    return typeof answer?.result === 'number' ? answer.result : 0;
  } catch {
    return 0;
  }
}

/** Runs in the page's isolated world; must stand alone. */
function readStatus(): number {
  const [entry] = performance.getEntriesByType('navigation');
  return entry !== undefined && 'responseStatus' in entry ? Number(entry.responseStatus) : 0;
}
