import { type ReactNode, useEffect, useRef } from 'react';

interface CheckedFormProps {
  /** How often sending was held back by something that is wrong. */
  heldBack: number;
  onSubmit: () => void;
  children: ReactNode;
}

/**
 * A form that checks its fields before it sends. If a field is wrong, it doesn't send and focuses the first wrong
 * field.
 */
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

/** A group of radio buttons carries the error itself but can't have the focus, so its first button gets it. */
export function focusFirstError(form: Element | null): void {
  const fields = ':is(input, textarea, select)[aria-invalid="true"], [aria-invalid="true"] input';
  form?.querySelector<HTMLElement>(fields)?.focus();
}
