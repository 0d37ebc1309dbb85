import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { useWords } from '../words/wordsContext.tsx';
import { Section } from './section.tsx';

/** Which Knock this is, and the keys that open it as the person may have chosen them. */
export function AboutView() {
  const [keys, setKeys] = useState<string>();
  useEffect(() => {
    void browser.commands.getAll().then(([command]) => setKeys(command?.shortcut));
  }, []);
  return <About version={browser.runtime.getManifest().version} keys={keys} />;
}

/** `keys`: none where the browser has none for it. */
export function About({ version, keys }: { version: string; keys: string | undefined }) {
  const { t } = useWords();
  return (
    <Section title={t('about.title')}>
      <p>{t('about.version', { version })}</p>
      {keys && <p className="quiet">{t('about.keys', { keys })}</p>}
    </Section>
  );
}
