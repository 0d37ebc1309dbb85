import { hubHash } from '../../lib/messaging/hubAddress.ts';
import { useWords } from '../words/wordsContext.tsx';
import { Section } from './section.tsx';

/** Where the version, the keys and what is wrong stand. */
export function HelpLink() {
  const { t } = useWords();
  return (
    <Section title={t('help.title')}>
      <p className="quiet">{t('help.openHint')}</p>
      <p>
        <a className="link" href={`/hub.html${hubHash({ name: 'help' })}`} target="_blank" rel="noreferrer">
          {t('help.open')}
        </a>
      </p>
    </Section>
  );
}
