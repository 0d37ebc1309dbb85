import { browser } from 'wxt/browser';
import { requiredHosts } from '../../lib/settings/products.ts';

/** The hosts Knock may run on now, as match patterns; grows and shrinks with the person's permissions. */
let granted: readonly string[] = requiredHosts;

/** Reads the grants now and after every change. Call it synchronously at start. */
export function watchCoverage(onChange: () => void): void {
  const reread = () =>
    void browser.permissions.getAll().then(({ origins = [] }) => {
      granted = origins;
      onChange();
    });
  browser.permissions.onAdded.addListener(reread);
  browser.permissions.onRemoved.addListener(reread);
  reread();
}

/** Whether a host is covered by a required or granted pattern such as `https://*.sharepoint.com/*`. */
export const isCovered = (host: string): boolean => granted.some((pattern) => coversHost(pattern, host));

export function coversHost(pattern: string, host: string): boolean {
  const wanted = /^(?:https|\*):\/\/([^/]+)\//.exec(pattern)?.[1];
  if (wanted === undefined) return false;
  if (!wanted.startsWith('*.')) return wanted === host;
  return host === wanted.slice(2) || host.endsWith(wanted.slice(1));
}
