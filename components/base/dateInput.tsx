import { useId } from 'react';

export interface DateInputProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** `YYYY-MM-DD`, or empty. */
  value: string;
  min?: string;
  onChange: (value: string) => void;
}

/** The browser's own date field: it follows the person's calendar and keyboard. */
export function DateInput(props: DateInputProps) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {props.label}
      </label>
      <input
        id={id}
        className="input"
        type="date"
        value={props.value}
        min={props.min}
        aria-invalid={props.error !== undefined || undefined}
        aria-describedby={`${id}-hint ${id}-error`}
        onChange={(event) => props.onChange(event.target.value)}
      />
      <span id={`${id}-hint`} className="field-hint">
        {props.hint}
      </span>
      <span id={`${id}-error`} className="field-error">
        {props.error}
      </span>
    </div>
  );
}
