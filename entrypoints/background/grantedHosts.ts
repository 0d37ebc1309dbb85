import { browser } from 'wxt/browser';
import { quietly } from '../../lib/platform/quietly.ts';
import { coversHost } from '../../lib/settings/matchPatterns.ts';
import { requiredHosts } from '../../lib/settings/products.ts';

/** The hosts Knock may run on now, as match patterns; grows and shrinks with the person's permissions. */
let granted: readonly string[] = requiredHosts;

let reading: Promise<void> = Promise.resolve();

/** Reads the grants now, and again after every change, which it tells. Call it synchronously at start. */
export function watchHostGrants(onChange: () => void): void {
  const read = async () => {
    const { origins = [] } = await browser.permissions.getAll();
    granted = origins;
  };
  const reread = () => {
    reading = read();
    quietly(reading.then(onChange));
  };
  browser.permissions.onAdded.addListener(reread);
  browser.permissions.onRemoved.addListener(reread);
  reading = read();
  quietly(reading);
}

/** Resolves when the grants are known: a worker that has just started knows only the required ones. Never rejects. */
export const hostGrantsKnown = (): Promise<void> => reading.catch(() => {});

/** Whether a host is covered by a required or granted pattern such as `https://*.sharepoint.com/*`. */
export const isHostGranted = (host: string): boolean => granted.some((pattern) => coversHost(pattern, host));
