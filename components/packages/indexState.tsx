import type { IndexProgress } from '../../lib/packages/indexProgress.ts';
import { useWords } from '../words/wordsContext.tsx';

/** In one sentence, how much of the packages is known. */
export function IndexState({ total, known, refused, listing }: IndexProgress) {
  const { t, formatLocale } = useWords();
  if (listing !== undefined) return <p>{t('index.listing', { count: listing })}</p>;
  if (total === 0) return <p>{t('index.never')}</p>;
  if (refused === total) return <p>{t('index.refused')}</p>;
  return <p>{t('index.known', { known: known.toLocaleString(formatLocale), count: total })}</p>;
}
