import { useEffect, useRef, useState } from 'react';
import { Button, type ButtonProps } from '../base/button.tsx';
import { useWords } from '../words/wordsContext.tsx';
import type { ClickVerdict } from './clickGuard.ts';
import { useGuard } from './useClickGuard.ts';

interface GuardedButtonProps extends Omit<ButtonProps, 'onClick'> {
  onPress: () => void;
  /** What it is about may change within a moment: as by the guard, no press counts before. */
  isHeld?: boolean;
}

/**
 * The one primary button, and every other one that acts in the person's name. Until the guard lets presses pass, it can
 * have the focus and says that it isn't ready. A press in that time gets an answer; Knock never keeps it for later.
 * Where the browser can't prove the card visible, the button tells the person where else to press.
 */
export function GuardedButton({ onPress, isHeld = false, ...looks }: GuardedButtonProps) {
  const words = useWords();
  const guard = useGuard();
  const [last, setLast] = useState<ClickVerdict>();
  const isJudging = useRef(false);
  const isReady = guard.isReady && !isHeld;
  useEffect(() => {
    if (isReady) setLast(undefined);
  }, [isReady]);

  async function press(event: MouseEvent): Promise<void> {
    if (isJudging.current) return;
    isJudging.current = true;
    const verdict = isHeld ? 'tooEarly' : await guard.judge(event);
    isJudging.current = false;
    setLast(verdict);
    if (verdict === 'pass') onPress();
  }

  if (guard.isElsewhere) return <p className="step-text">{words.t('offer.inPopup')}</p>;
  return (
    <>
      <Button
        look="primary"
        {...looks}
        aria-disabled={!isReady}
        onClick={(event) => void press(event.nativeEvent)}
      />
      <span role="alert" className="guard-answer">
        {guard.isWithheld === true && words.t('offer.inPopup')}
        {guard.isWithheld !== true && last === 'tooEarly' && words.t('common.oneMoment')}
      </span>
    </>
  );
}
