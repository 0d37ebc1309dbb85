import { useCallback, useState } from 'react';
import { useWords } from '../words/wordsContext.tsx';

/**
 * A choice that is saved at once. If saving fails, the choice made before still holds, and a message beside it says so.
 */
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
      {when && t('common.saveFailed')}
    </p>
  );
}
