import { browser } from 'wxt/browser';
import { knowsSharedHosts, takeSharedHosts } from './hostPattern.ts';

let reading: Promise<void> | undefined;

/**
 * Reads the list of shared domains, once a context, and only where policy may have a host with a wildcard. While it is
 * read, other policies wait, too: so a newer one is never judged before an older one.
 */
export async function readSharedHosts(policy: unknown): Promise<void> {
  if (!knowsSharedHosts() && JSON.stringify(policy)?.includes('*.')) reading ??= read();
  await reading;
}

const read = (): Promise<void> =>
  fetch(browser.runtime.getURL('/shared-hosts.txt'))
    .then((answer) => answer.text())
    .then(takeSharedHosts)
    .catch(() => {
      reading = undefined;
    });
