import { useState } from 'react';
import { browser } from 'wxt/browser';
import { saveUserSettings } from '../../lib/settings/browserSettings.ts';
import { coversPattern } from '../../lib/settings/matchPatterns.ts';
import { hostsOf, spareHosts } from '../../lib/settings/productHosts.ts';
import { type WatchedProduct, watchedProducts } from '../../lib/settings/products.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import { Button } from '../base/button.tsx';
import { useNow } from '../base/clock.tsx';
import { Toggle } from '../base/toggle.tsx';
import { useAskedSites } from '../data/useAskedSites.ts';
import { useWords } from '../words/wordsContext.tsx';
import { Section } from './section.tsx';

/** Where Knock may look, product by product, and what the organisation asks for. */
export function Sites({ settings }: { settings: Settings }) {
  const { t } = useWords();
  const { asked, missing, granted } = useAskedSites();
  const [trouble, setTrouble] = useState<Trouble>();
  const isOn = (product: WatchedProduct): boolean =>
    !settings.unwatchedProducts.includes(product) &&
    hostsOf(product).every((host) => granted.some((grant) => coversPattern(grant, host)));
  const change = async (product: WatchedProduct, on: boolean) => {
    // The browser's question comes first: it must follow the click at once.
    const isAllowed = !on || (await request(hostsOf(product)));
    if (!isAllowed) return setTrouble('options.siteDeclined');
    const others = settings.unwatchedProducts.filter((one) => one !== product);
    const isSaved = await saveUserSettings({ unwatchedProducts: on ? others : [...others, product] }).then(
      () => true,
      () => false,
    );
    if (!isSaved) return setTrouble('options.saveFailed');
    const isDone = on || (await giveBack(spareHosts(product, asked)));
    return setTrouble(isDone ? undefined : 'options.siteKept');
  };
  return (
    <>
      {asked.length > 0 && <Asked asked={asked} missing={missing} />}
      <Section title={t('options.sites')}>
        <p className="quiet">{t('options.sitesHint')}</p>
        {watchedProducts.map((product) => (
          <Toggle
            key={product}
            label={t(`product.${product}`)}
            hint={t(hintOf(product))}
            isOn={isOn(product)}
            onChange={(on) => void change(product, on)}
          />
        ))}
        <p role="status">{trouble !== undefined && t(trouble)}</p>
        {settings.detectorRules !== undefined && <RulesDate dated={settings.detectorRules.dated} />}
      </Section>
    </>
  );
}

/** Rules are corrections to what shipped at that time; old ones may hide what has been mended since. */
function RulesDate({ dated }: { dated: string }) {
  const words = useWords();
  const now = useNow();
  const at = Date.parse(dated);
  return (
    <p className="quiet">
      {words.t('options.rulesDated', { date: words.formatDate(at) })}{' '}
      {now - at > year && words.t('options.rulesOld')}
    </p>
  );
}

const year = 366 * 24 * 60 * 60_000;

function Asked({ asked, missing }: { asked: readonly string[]; missing: readonly string[] }) {
  const { t } = useWords();
  const [isDeclined, setDeclined] = useState(false);
  return (
    <Section title={t('options.asked', { count: asked.length })}>
      <p className="quiet">{t('options.askedHint')}</p>
      <ul className="plain-list" dir="ltr">
        {asked.map((pattern) => (
          <li key={pattern}>{pattern.replace(/^https:\/\/|\/\*$/g, '')}</li>
        ))}
      </ul>
      {missing.length > 0 && (
        <div className="actions">
          <Button
            look="primary"
            onClick={() => void request([...missing]).then((isAllowed) => setDeclined(!isAllowed))}
          >
            {t('options.askedAction')}
          </Button>
        </div>
      )}
      <p role="status">
        {missing.length === 0 ? t('options.askedDone') : isDeclined && t('options.askedDeclined')}
      </p>
    </Section>
  );
}

type Trouble = 'options.siteDeclined' | 'options.saveFailed' | 'options.siteKept';

const giveBack = (origins: string[]): Promise<boolean> =>
  origins.length === 0 ? Promise.resolve(true) : browser.permissions.remove({ origins }).catch(() => false);

const request = (origins: string[]): Promise<boolean> =>
  browser.permissions.request({ origins }).catch(() => false);

const hintOf = (product: WatchedProduct) =>
  product === 'sharePoint' || product === 'entra' || product === 'teams'
    ? (`options.site.${product}` as const)
    : 'options.site.service';
