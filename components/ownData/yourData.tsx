import { useEffect, useState } from 'react';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import { Button } from '../base/button.tsx';
import { useNow } from '../base/clock.tsx';
import { fileName, saveFile } from '../base/saveFile.ts';
import { exportOwnData, isStoreBroken } from '../data/ownData.ts';
import { FailureNotice } from '../failureNotice.tsx';
import { Section } from '../options/section.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { BrokenStoreView } from './brokenStoreView.tsx';

/** What Knock keeps, to take along; and the way out where it cannot be used. */
export function YourData({ profile }: { profile: ProfileKey | undefined }) {
  const { t } = useWords();
  const isBroken = useIsBroken();
  if (isBroken)
    return (
      <Section title={t('data.title')}>
        <FailureNotice failure={{ kind: 'storeCorrupt' }} />
        <BrokenStoreView />
      </Section>
    );
  return profile === undefined ? null : (
    <Section title={t('data.title')}>
      <p className="quiet">{t('data.text')}</p>
      <Export profile={profile} />
    </Section>
  );
}

function Export({ profile }: { profile: ProfileKey }) {
  const { t } = useWords();
  const now = useNow();
  const [said, setSaid] = useState('');
  const save = async () => {
    const content = await exportOwnData(profile);
    const name = fileName('data', now, 'json');
    saveFile(name, 'application/json', content);
    return t('data.exported', { file: name });
  };
  return (
    <div className="actions">
      <Button
        onClick={() =>
          void save()
            .catch(() => t('data.exportFailed'))
            .then(setSaid)
        }
      >
        {t('data.export')}
      </Button>
      <span role="status" className="quiet">
        {said}
      </span>
    </div>
  );
}

function useIsBroken(): boolean {
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    let isStale = false;
    void isStoreBroken().then((broken) => {
      if (!isStale) setBroken(broken);
    });
    return () => {
      isStale = true;
    };
  }, []);
  return isBroken;
}
