import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';

interface ConfirmProps {
  label: string;
  /** Label with the thing it is about, for lists of alike buttons. */
  accessibleLabel?: string;
  question: string;
  yes: string;
  no: string;
  busy?: boolean;
  onConfirm: () => void;
}

/** A button that asks back in its own place. The focus goes to the harmless answer, and back when it is taken. */
export function Confirm(props: ConfirmProps) {
  const [isAsking, setAsking] = useState(false);
  const wasAsking = useRef(false);
  const asker = useRef<HTMLButtonElement>(null);
  const keeper = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isAsking) keeper.current?.focus();
    else if (wasAsking.current) asker.current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);

  const keepOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation(); // Escape would close the card around it, too
    setAsking(false);
  };

  if (!isAsking)
    return (
      <Button
        ref={asker}
        look="quiet"
        aria-label={props.accessibleLabel}
        busy={props.busy ?? false}
        onClick={() => setAsking(true)}
      >
        {props.label}
      </Button>
    );
  return (
    <fieldset className="confirm" onKeyDown={keepOnEscape}>
      <legend className="confirm-question">{props.question}</legend>
      <Button
        onClick={() => {
          setAsking(false);
          props.onConfirm();
        }}
      >
        {props.yes}
      </Button>
      <Button ref={keeper} look="quiet" onClick={() => setAsking(false)}>
        {props.no}
      </Button>
    </fieldset>
  );
}
