import { useState } from 'react';
import { useWords } from '../words/wordsContext.tsx';
import { Button, type ButtonProps } from './button.tsx';
import { copyText } from './copyText.ts';

/** Copies a text and says that it did. */
export function CopyButton(props: { text: string; label?: string; look?: ButtonProps['look'] }) {
  const words = useWords();
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();
  return (
    <span className="copy">
      <Button
        look={props.look ?? 'quiet'}
        icon="copy"
        onClick={async () => setOutcome((await copyText(props.text)) ? 'copied' : 'refused')}
      >
        {props.label ?? words.t('common.copyDetails')}
      </Button>
      <span role="status" className="copy-outcome">
        {outcome === 'copied' && words.t('common.copied')}
        {outcome === 'refused' && words.t('common.copyFailed')}
      </span>
    </span>
  );
}
