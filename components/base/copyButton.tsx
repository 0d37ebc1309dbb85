import { useState } from 'react';
import { useWords } from '../words/wordsContext.tsx';
import { Button } from './button.tsx';
import { copyText } from './copyText.ts';

/** Copies a text and says that it did. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const words = useWords();
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();
  return (
    <span className="copy">
      <Button
        look="quiet"
        icon="copy"
        onClick={async () => setOutcome((await copyText(text)) ? 'copied' : 'refused')}
      >
        {label ?? words.t('common.copyDetails')}
      </Button>
      <span role="status" className="copy-outcome">
        {outcome === 'copied' && words.t('common.copied')}
        {outcome === 'refused' && words.t('common.copyFailed')}
      </span>
    </span>
  );
}
