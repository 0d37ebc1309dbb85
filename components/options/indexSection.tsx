import type { IndexProgress } from '../../lib/packages/indexProgress.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import { useIndexProgress } from '../data/useIndexProgress.ts';
import { IndexState } from '../packages/indexState.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { Section } from './section.tsx';

/** How much Knock knows of the packages, with its data; nothing while nobody is signed in. */
export function IndexSection({ settings, profile }: { settings: Settings; profile: ProfileKey | undefined }) {
  const progress = useIndexProgress(profile);
  return progress === undefined ? null : (
    <IndexPanel progress={progress} isOnDemand={!settings.indexTrickle} />
  );
}

export function IndexPanel({ progress, isOnDemand }: { progress: IndexProgress; isOnDemand: boolean }) {
  const { t } = useWords();
  return (
    <Section title={t('index.title')}>
      <p className="quiet">{isOnDemand ? t('index.onDemand') : t('index.text')}</p>
      <IndexState {...progress} />
    </Section>
  );
}
