import { useEffect, useState } from 'react';
import { Button, type ButtonProps } from '../base/button.tsx';
import { useWords } from '../words/wordsContext.tsx';
import type { ClickVerdict } from './clickGuard.ts';
import { useGuard } from './useClickGuard.ts';

/** So long after an early click that still wouldn't count, the way through the popup is shown, in ms. */
const patience = 3000;

interface GuardedButtonProps extends Omit<ButtonProps, 'onClick'> {
  onPress: () => void;
}

/**
 * The one primary button, and every other that does something in the person's name. Until the guard lets clicks pass
 * it can be focused and says that it isn't ready; a click in that time is answered, never swallowed. Where the card
 * can't be proven visible (too narrow, or the page draws it through a filter) that time has no end, and the person is
 * told where else it can be done.
 */
export function GuardedButton({ onPress, ...looks }: GuardedButtonProps) {
  const words = useWords();
  const guard = useGuard();
  const [early, setEarly] = useState<ClickVerdict | 'inVain'>();
  useEffect(() => {
    if (guard.isReady) setEarly(undefined);
  }, [guard.isReady]);
  useEffect(() => {
    if (early !== 'tooEarly') return;
    const timer = setTimeout(() => setEarly('inVain'), patience);
    return () => clearTimeout(timer);
  }, [early]);

  if (guard.isElsewhere) return <p className="step-text">{words.t('offer.inPopup')}</p>;
  return (
    <>
      <Button
        look="primary"
        {...looks}
        aria-disabled={!guard.isReady}
        onClick={(event) => {
          const verdict = guard.judge(event.nativeEvent);
          setEarly(verdict === 'tooEarly' && early === 'inVain' ? early : verdict);
          if (verdict === 'pass') onPress();
        }}
      />
      <span role="status" className="guard-answer">
        {early === 'tooEarly' && words.t('common.oneMoment')}
        {early === 'inVain' && words.t('offer.inPopup')}
        {early === 'again' && words.t('guard.again')}
      </span>
    </>
  );
}
