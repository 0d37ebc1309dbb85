import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { watchSettings } from '../../lib/settings/browserSettings.ts';
import { coversHost, coversPattern } from '../../lib/settings/matchPatterns.ts';
import { policyLists } from '../../lib/settings/policyLists.ts';
import { askedPatterns } from '../../lib/settings/productHosts.ts';

export interface AskedSites {
  /** Match patterns the organisation asks for. */
  asked: string[];
  /** Those of them that are not granted yet. */
  missing: string[];
  /** Everything that is granted. */
  granted: string[];
  /** The host of the organisation's map may not be read yet. */
  isMapMissing: boolean;
}

/** What the organisation asks Knock to watch, and what of it the person has allowed; follows both. */
export function useAskedSites(): AskedSites {
  const [asked, setAsked] = useState<string[]>([]);
  const [mapHost, setMapHost] = useState<string>();
  const [granted, setGranted] = useState<string[]>();
  useEffect(
    () =>
      watchSettings((state) => {
        if (state.state !== 'known') return;
        const { resourceMapUrl } = state.settings;
        setAsked(askedPatterns(state.settings));
        setMapHost(resourceMapUrl && new URL(resourceMapUrl).hostname);
      }, policyLists),
    [],
  );
  useEffect(() => {
    const read = () => void browser.permissions.getAll().then(({ origins = [] }) => setGranted(origins));
    read();
    browser.permissions.onAdded.addListener(read);
    browser.permissions.onRemoved.addListener(read);
    return () => {
      browser.permissions.onAdded.removeListener(read);
      browser.permissions.onRemoved.removeListener(read);
    };
  }, []);
  const missing =
    granted === undefined ? [] : asked.filter((one) => !granted.some((grant) => coversPattern(grant, one)));
  const isMapMissing =
    granted !== undefined && mapHost !== undefined && !granted.some((grant) => coversHost(grant, mapHost));
  return { asked, missing, granted: granted ?? [], isMapMissing };
}
