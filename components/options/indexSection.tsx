import type { IndexProgress } from '../../lib/packages/indexProgress.ts';
import { IndexState } from '../packages/indexState.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { Section } from './section.tsx';

export function IndexSection({ progress, isOnDemand }: { progress: IndexProgress; isOnDemand: boolean }) {
  const { t } = useWords();
  return (
    <Section title={t('index.title')}>
      <p className="quiet">{isOnDemand ? t('index.onDemand') : t('index.text')}</p>
      <IndexState {...progress} />
    </Section>
  );
}
