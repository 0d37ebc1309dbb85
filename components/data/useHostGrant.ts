import { useCallback, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { coversHost } from '../../lib/settings/matchPatterns.ts';

/** Whether Knock may read from a host, and the browser's question for it, which must follow a click at once. */
export function useHostGrant(host: string | undefined): { isGranted: boolean; ask: () => Promise<boolean> } {
  const [origins, setOrigins] = useState<readonly string[]>([]);
  useEffect(() => {
    const read = () => void browser.permissions.getAll().then((all) => setOrigins(all.origins ?? []));
    read();
    browser.permissions.onAdded.addListener(read);
    browser.permissions.onRemoved.addListener(read);
    return () => {
      browser.permissions.onAdded.removeListener(read);
      browser.permissions.onRemoved.removeListener(read);
    };
  }, []);
  const ask = useCallback(
    () => browser.permissions.request({ origins: [`https://${host}/*`] }).catch(() => false),
    [host],
  );
  return { isGranted: host !== undefined && origins.some((pattern) => coversHost(pattern, host)), ask };
}
