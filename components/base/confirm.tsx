import { GuardedButton } from '../guard/guardedButton.tsx';
import { Button } from './button.tsx';
import { useAsking } from './useAsking.ts';

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

/** A button that asks back in its own place. */
export function Confirm(props: ConfirmProps) {
  const { isAsking, ask, close, asker, keeper, keepOnEscape } = useAsking();
  if (!isAsking)
    return (
      <Button
        ref={asker}
        look="quiet"
        aria-label={props.accessibleLabel}
        busy={props.busy ?? false}
        onClick={ask}
      >
        {props.label}
      </Button>
    );
  return (
    <fieldset className="confirm" onKeyDown={keepOnEscape}>
      <legend className="confirm-question">{props.question}</legend>
      <GuardedButton
        look="secondary"
        onPress={() => {
          close();
          props.onConfirm();
        }}
      >
        {props.yes}
      </GuardedButton>
      <Button ref={keeper} look="quiet" onClick={close}>
        {props.no}
      </Button>
    </fieldset>
  );
}
