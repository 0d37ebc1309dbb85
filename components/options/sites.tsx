import { useState } from 'react';
import { browser } from 'wxt/browser';
import { saveUserSettings } from '../../lib/settings/browserSettings.ts';
import { coversPattern } from '../../lib/settings/matchPatterns.ts';
import { type WatchedProduct, watchedProducts, watches } from '../../lib/settings/products.ts';
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
  const [isDeclined, setDeclined] = useState(false);
  const isOn = (product: WatchedProduct): boolean =>
    !settings.unwatchedProducts.includes(product) &&
    hostsOf(product).every((host) => granted.some((grant) => coversPattern(grant, host)));
  /** The browser's question comes first: it must follow the click at once. */
  const change = async (product: WatchedProduct, on: boolean) => {
    const others = settings.unwatchedProducts.filter((one) => one !== product);
    const isAllowed = !on || (await request(hostsOf(product)));
    setDeclined(!isAllowed);
    if (!isAllowed) return;
    await saveUserSettings({ unwatchedProducts: on ? others : [...others, product] });
    if (!on && !isRequired(product)) await browser.permissions.remove({ origins: hostsOf(product) });
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
        <p role="status">{isDeclined && t('options.siteDeclined')}</p>
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

const hostsOf = (product: WatchedProduct): string[] =>
  watches
    .filter((watch) => watch.product === product && (watch.required || !isRequired(product)))
    .flatMap(({ hosts }) => hosts);

const isRequired = (product: WatchedProduct): boolean =>
  watches.some((watch) => watch.product === product && watch.required);

const request = (origins: string[]): Promise<boolean> =>
  browser.permissions.request({ origins }).catch(() => false);

const hintOf = (product: WatchedProduct) =>
  product === 'sharePoint' || product === 'entra' || product === 'teams'
    ? (`options.site.${product}` as const)
    : 'options.site.service';
