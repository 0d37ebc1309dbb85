import { useId } from 'react';

export interface SelectInputProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  value: string;
  options: { value: string; text: string }[];
  onChange: (value: string) => void;
  isRequired?: boolean;
  isDisabled?: boolean;
}

/** The browser's own select: every keyboard, screen reader and touch screen knows it. */
export function SelectInput(props: SelectInputProps) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {props.label}
      </label>
      <select
        id={id}
        className="input"
        value={props.value}
        disabled={props.isDisabled}
        required={props.isRequired}
        aria-invalid={props.error !== undefined || undefined}
        aria-describedby={`${id}-hint ${id}-error`}
        onChange={(event) => props.onChange(event.target.value)}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
      <span id={`${id}-hint`} className="field-hint">
        {props.hint}
      </span>
      <span id={`${id}-error`} className="field-error">
        {props.error}
      </span>
    </div>
  );
}
