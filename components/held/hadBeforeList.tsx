import { useState } from 'react';
import { hubHash } from '../../lib/messaging/hubAddress.ts';
import type { HadBefore } from '../../lib/requests/model/hadBefore.ts';
import { Button } from '../base/button.tsx';
import { useWords } from '../words/wordsContext.tsx';

const shownAtOnce = 5;

/** Access that ended: requested again by the form, with what was typed then where that is on this device. */
export function HadBeforeList({ had }: { had: readonly HadBefore[] }) {
  const words = useWords();
  const { t } = words;
  const [isAll, setAll] = useState(false);
  if (had.length === 0) return null;
  return (
    <section className="section">
      <h2 className="section-title">{t('history.before')}</h2>
      <p className="quiet">{t('history.beforeHint')}</p>
      <ul className="items">
        {(isAll ? had : had.slice(0, shownAtOnce)).map((one) => {
          const name = one.accessPackageName === '' ? t('have.unnamed') : one.accessPackageName;
          return (
            <li className="item item-row" key={one.accessPackageId}>
              <div>
                <p className="item-title" dir="auto">
                  {name}
                </p>
                {one.endedAt !== undefined && (
                  <p className="quiet">{t('history.ended', { date: words.formatDate(one.endedAt) })}</p>
                )}
              </div>
              <a
                className="button button-secondary"
                href={hubHash({ name: 'request', accessPackageId: one.accessPackageId })}
                aria-label={t('history.againNamed', { package: name })}
              >
                {t('request.again')}
              </a>
            </li>
          );
        })}
      </ul>
      {had.length > shownAtOnce && (
        <Button look="quiet" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          {isAll ? t('offer.showFewer') : t('offer.showAll', { count: had.length })}
        </Button>
      )}
    </section>
  );
}
