import { useCallback, useState } from 'react';
import { useWords } from '../words/wordsContext.tsx';

/** A choice that acts at once. Where it can't be saved, what was chosen before still stands, and that is said beside it. */
export interface Saved {
  failed: boolean;
  /** In: whether it was saved. */
  follow(saving: Promise<boolean>): void;
}

export function useSaved(): Saved {
  const [failed, setFailed] = useState(false);
  const follow = useCallback((saving: Promise<boolean>) => {
    setFailed(false);
    void saving.then((isSaved) => setFailed(!isSaved));
  }, []);
  return { failed, follow };
}

export function SaveFailed({ when }: { when: boolean }) {
  const { t } = useWords();
  return (
    <p role="alert" className="field-error">
      {when && t('options.saveFailed')}
    </p>
  );
}
