import { useState } from 'react';
import { browser } from 'wxt/browser';
import { saveUserSettings } from '../../lib/settings/browserSettings.ts';
import { coversPattern } from '../../lib/settings/matchPatterns.ts';
import { hostsOf, spareHosts } from '../../lib/settings/productHosts.ts';
import type { WatchedProduct } from '../../lib/settings/products.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import { useAskedSites } from '../data/useAskedSites.ts';
import { Sites, type SiteTrouble } from './sites.tsx';

/** Where Knock may look, with the browser's permissions behind it. */
export function SitesView({ settings }: { settings: Settings }) {
  const { asked, missing, granted } = useAskedSites();
  const [trouble, setTrouble] = useState<SiteTrouble>();
  const [isDeclined, setDeclined] = useState(false);
  const change = async (product: WatchedProduct, on: boolean) => {
    // The browser's question comes first: it must follow the click at once.
    const isAllowed = !on || (await request(hostsOf(product)));
    if (!isAllowed) return setTrouble('options.siteDeclined');
    const others = settings.unwatchedProducts.filter((one) => one !== product);
    const isSaved = await saveUserSettings({ unwatchedProducts: on ? others : [...others, product] });
    if (!isSaved) return setTrouble('common.saveFailed');
    const isDone = on || (await giveBack(spareHosts(product, asked)));
    return setTrouble(isDone ? undefined : 'options.siteKept');
  };
  return (
    <Sites
      isOn={(product) =>
        !settings.unwatchedProducts.includes(product) &&
        hostsOf(product).every((host) => granted.some((grant) => coversPattern(grant, host)))
      }
      onChange={(product, on) => void change(product, on)}
      trouble={trouble}
      asked={asked}
      missing={missing}
      onAllow={() => void request([...missing]).then((isAllowed) => setDeclined(!isAllowed))}
      isDeclined={isDeclined}
      rulesDated={settings.detectorRules?.dated}
    />
  );
}

const giveBack = (origins: string[]): Promise<boolean> =>
  origins.length === 0 ? Promise.resolve(true) : browser.permissions.remove({ origins }).catch(() => false);

const request = (origins: string[]): Promise<boolean> =>
  browser.permissions.request({ origins }).catch(() => false);
