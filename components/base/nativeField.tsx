import { type ReactNode, useId } from 'react';

interface NativeFieldProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** The browser's own control, with what ties it to its label, hint and error. */
  children: (control: {
    id: string;
    className: string;
    'aria-invalid': true | undefined;
    'aria-describedby': string;
  }) => ReactNode;
}

/** Label, control, hint and error, read out in that order. */
export function NativeField({ label, hint, error, children }: NativeFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        className: 'input',
        'aria-invalid': error !== undefined || undefined,
        'aria-describedby': `${id}-hint ${id}-error`,
      })}
      <span id={`${id}-hint`} className="field-hint">
        {hint}
      </span>
      <span id={`${id}-error`} className="field-error">
        {error}
      </span>
    </div>
  );
}
