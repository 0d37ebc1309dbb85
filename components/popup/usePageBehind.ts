import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { createRemembered } from '../../lib/offer/remembered.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { readSettings } from '../../lib/settings/browserSettings.ts';
import { policyLists } from '../../lib/settings/policyLists.ts';
import { type PageBehind, pageBehind } from './pageBehind.ts';

/** The page behind the popup; `undefined` until the browser has told. Its address stays in this window. */
export function usePageBehind(tabId: number): PageBehind | undefined {
  const [behind, setBehind] = useState<PageBehind>();
  useEffect(() => {
    let isStale = false;
    void read(tabId).then((found) => isStale || setBehind(found));
    return () => {
      isStale = true;
    };
  }, [tabId]);
  return behind;
}

async function read(tabId: number): Promise<PageBehind> {
  const remembered = createRemembered(browser.storage.session, systemClock);
  const [tab, link, settings, permissions] = await Promise.all([
    // The click on the toolbar lets Knock see this one address.
    browser.tabs.get(tabId).catch(() => undefined),
    remembered.linkOf(tabId).catch(() => undefined),
    readSettings(policyLists),
    browser.permissions.getAll(),
  ]);
  const declared = settings.state === 'known' ? settings.settings.inHouseApplications : [];
  return pageBehind(tab?.url, link, declared, permissions.origins ?? []);
}
