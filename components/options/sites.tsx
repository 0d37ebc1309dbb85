import { longestYear } from '../../lib/platform/durations.ts';
import { type WatchedProduct, watchedProducts } from '../../lib/settings/products.ts';
import type { Words } from '../../lib/words/words.ts';
import { Button } from '../base/button.tsx';
import { useNow } from '../base/clock.tsx';
import { Toggle } from '../base/toggle.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { Section } from './section.tsx';

export type SiteTrouble = 'options.siteDeclined' | 'common.saveFailed' | 'options.siteKept';

export interface SitesProps {
  isOn: (product: WatchedProduct) => boolean;
  onChange: (product: WatchedProduct, on: boolean) => void;
  trouble: SiteTrouble | undefined;
  /** Match patterns the organisation asks for, and those of them that are not granted yet. */
  asked: readonly string[];
  missing: readonly string[];
  onAllow: () => void;
  /** The person was asked for the organisation's sites, and said no. */
  isDeclined: boolean;
  /** Day on which the organisation wrote its detector rules. */
  rulesDated: string | undefined;
}

/** Where Knock may look, product by product, and what the organisation asks for. */
export function Sites({ isOn, onChange, trouble, rulesDated, ...asking }: SitesProps) {
  const { t } = useWords();
  return (
    <>
      {asking.asked.length > 0 && <Asked {...asking} />}
      <Section title={t('options.sites')}>
        <p className="quiet">{t('options.sitesHint')}</p>
        {watchedProducts.map((product) => (
          <Toggle
            key={product}
            label={t(`product.${product}`)}
            {...hintOf(product, t)}
            isOn={isOn(product)}
            onChange={(on) => onChange(product, on)}
          />
        ))}
        <p role="status">{trouble !== undefined && t(trouble)}</p>
        {rulesDated !== undefined && <RulesDate dated={rulesDated} />}
      </Section>
    </>
  );
}

/** Rules are corrections to what shipped at that time; old ones may hide what has been mended since. */
function RulesDate({ dated }: { dated: string }) {
  const words = useWords();
  const now = useNow();
  const at = Date.parse(`${dated}T00:00`); // that day here, not in Greenwich
  return (
    <p className="quiet">
      {words.t('options.rulesDated', { date: words.formatDate(at) })}{' '}
      {now - at > longestYear && words.t('options.rulesOld')}
    </p>
  );
}

type AskedProps = Pick<SitesProps, 'asked' | 'missing' | 'onAllow' | 'isDeclined'>;

function Asked({ asked, missing, onAllow, isDeclined }: AskedProps) {
  const { t } = useWords();
  return (
    <Section title={t('options.asked', { count: asked.length })}>
      <p className="quiet">{t('options.askedHint')}</p>
      <ul className="plain-list">
        {asked.map((pattern) => (
          <li key={pattern}>
            <bdi dir="ltr">{pattern.replace(/^https:\/\/|\/\*$/g, '')}</bdi>
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <div className="actions">
          <Button look="primary" onClick={onAllow}>
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

/** What is different there; the line above the list says the rest. */
const hintOf = (product: WatchedProduct, t: Words['t']) =>
  product === 'sharePoint' || product === 'entra' || product === 'teams'
    ? { hint: t(`options.site.${product}`) }
    : {};
