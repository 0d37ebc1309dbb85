import { useEffect, useId, useState } from 'react';
import type { OfferedPackage } from '../../lib/offer/offer.ts';
import { Button } from '../base/button.tsx';
import { GuardedButton } from '../guard/guardedButton.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { askingWay, isGuess } from './packageFacts.ts';

interface RequestButtonProps {
  selected: OfferedPackage;
  /** What it asks is on its way. */
  isBeingRead: boolean;
  /** Which package is the right one may change within a moment. */
  isAskingSite: boolean;
  isConfirming: boolean;
  busy: boolean;
  /** Names the package, where several buttons stand below each other. */
  titleId?: string | undefined;
  onSend: () => void;
  onOpenForm: () => void;
}

/** The one primary button of an offer. Its words say what the click does. */
export function RequestButton(props: RequestButtonProps) {
  const { t } = useWords();
  const way = askingWay(props.selected);
  const isSlow = useIsSlow(way === 'reading') || !props.isBeingRead;
  const id = useId();
  const isNamed = props.titleId !== undefined && !props.isConfirming;
  // Where there are several, none is the primary one.
  const look = props.titleId === undefined ? 'primary' : 'secondary';
  const name = isNamed ? { id, 'aria-labelledby': `${id} ${props.titleId}` } : {};
  if (way === 'notForYou') return null;
  if (way === 'reading' && !isSlow)
    return (
      <Button look={look} {...name} busy>
        {t('offer.request')}
      </Button>
    );
  if (way === 'form' || way === 'reading')
    return (
      <GuardedButton {...name} look={look} isHeld={props.isAskingSite} onPress={props.onOpenForm}>
        {t('offer.openForm')}
      </GuardedButton>
    );
  return (
    <GuardedButton {...name} look={look} busy={props.busy} isHeld={props.isAskingSite} onPress={props.onSend}>
      {props.busy ? t('offer.requesting') : label()}
    </GuardedButton>
  );

  function label(): string {
    if (props.isConfirming) return t('offer.confirmGuess', { package: props.selected.displayName });
    return isGuess(props.selected) ? t('offer.requestGuess') : t('offer.request');
  }
}

/** What a package asks arrives in a moment. If it is missing after three seconds, the form reads it again. */
function useIsSlow(isReading: boolean): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (!isReading) return;
    const timer = setTimeout(() => setSlow(true), 3000);
    return () => clearTimeout(timer);
  }, [isReading]);
  return isSlow;
}
