/**
 * Moves the focus to the first field that is wrong. A group of radio buttons says itself that it is wrong, and can't
 * be focused: its first button is.
 */
export function focusFirstError(form: Element | null): void {
  const fields = ':is(input, textarea, select)[aria-invalid="true"], [aria-invalid="true"] input';
  form?.querySelector<HTMLElement>(fields)?.focus();
}
