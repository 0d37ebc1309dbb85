import { Button } from '../base/button.tsx';
import { Logo } from '../base/icons.tsx';
import type { SightLink } from '../guard/sightLink.ts';
import { useWords } from '../words/wordsContext.tsx';

/** What the card shows after its extension was updated or switched off. Nothing can be requested in it. */
export function GoneCard({ link }: { link: SightLink }) {
  const { t } = useWords();
  return (
    <section className="card" aria-label={t('app.name')}>
      <header className="card-header">
        <Logo />
        <span className="card-brand">{t('app.name')}</span>
        <span className="acting" />
        <Button look="icon" icon="dismiss" aria-label={t('card.dismiss')} onClick={link.close} />
      </header>
      <p role="status">{t('guard.gone')}</p>
      <div className="actions">
        <Button look="primary" onClick={link.reload}>
          {t('guard.reload')}
        </Button>
      </div>
    </section>
  );
}
