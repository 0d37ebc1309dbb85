import { useState } from 'react';
import { browser } from 'wxt/browser';
import { Button } from '../base/button.tsx';
import { useWords } from '../words/wordsContext.tsx';

/** Asks the browser for one host, from a real click, and says what came of it. */
export function WatchHost({ host }: { host: string }) {
  const { t } = useWords();
  const [isGranted, setGranted] = useState<boolean>();
  const ask = async () =>
    setGranted(await browser.permissions.request({ origins: [`https://${host}/*`] }).catch(() => false));
  return (
    <section className="panel-body">
      {isGranted !== true && (
        <>
          <Button look="quiet" onClick={() => void ask()}>
            {t('thisPage.watch', { host })}
          </Button>
          <p className="quiet">{t('thisPage.watchHint')}</p>
        </>
      )}
      <p role="status">
        {isGranted !== undefined && t(isGranted ? 'thisPage.watching' : 'thisPage.notWatching', { host })}
      </p>
    </section>
  );
}
