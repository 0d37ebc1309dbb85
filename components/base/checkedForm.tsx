import { type ReactNode, useEffect, useRef } from 'react';

interface CheckedFormProps {
  /** How often sending was held back by something that is wrong. */
  heldBack: number;
  onSubmit: () => void;
  children: ReactNode;
}

/** A form that checks by itself: held back, it takes the focus to the first field that is wrong. */
export function CheckedForm({ heldBack, onSubmit, children }: CheckedFormProps) {
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (heldBack > 0) focusFirstError(element.current);
  }, [heldBack]);
  return (
    <form
      ref={element}
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}

/** A group of radio buttons says itself that it is wrong, and can't be focused: its first button is. */
function focusFirstError(form: Element | null): void {
  const fields = ':is(input, textarea, select)[aria-invalid="true"], [aria-invalid="true"] input';
  form?.querySelector<HTMLElement>(fields)?.focus();
}
