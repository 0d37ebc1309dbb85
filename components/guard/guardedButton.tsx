import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '../base/button.tsx';
import { useWords } from '../words/wordsContext.tsx';
import type { ClickVerdict } from './clickGuard.ts';
import { useGuard } from './useClickGuard.ts';

/**
 * The one primary button. Until the guard lets clicks pass it can be focused and says that it isn't ready; a click in
 * that time is answered, never swallowed.
 */
export function GuardedButton(props: { busy?: boolean; onPress: () => void; children: ReactNode }) {
  const words = useWords();
  const guard = useGuard();
  const [early, setEarly] = useState<ClickVerdict>();
  useEffect(() => {
    if (guard.isReady) setEarly(undefined);
  }, [guard.isReady]);

  if (guard.isElsewhere) return <p className="step-text">{words.t('offer.inPopup')}</p>;
  return (
    <>
      <Button
        look="primary"
        busy={props.busy ?? false}
        aria-disabled={!guard.isReady}
        onClick={(event) => {
          const verdict = guard.judge(event.nativeEvent);
          setEarly(verdict);
          if (verdict === 'pass') props.onPress();
        }}
      >
        {props.children}
      </Button>
      <span role="status" className="guard-answer">
        {early === 'tooEarly' && words.t('common.oneMoment')}
        {early === 'again' && words.t('guard.again')}
      </span>
    </>
  );
}
