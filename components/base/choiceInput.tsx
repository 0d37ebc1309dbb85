import { useId } from 'react';
import { Radio } from './radio.tsx';

export interface ChoiceInputProps {
  label: string;
  error?: string | undefined;
  value: string | undefined;
  options: { value: string; text: string; hint?: string | undefined; facts?: string | undefined }[];
  onChange: (value: string) => void;
  isRequired?: boolean;
  /** Where the label stands beside it already. */
  isLabelHidden?: boolean;
}

/** One of a few, all in sight. */
export function ChoiceInput(props: ChoiceInputProps) {
  const id = useId();
  return (
    <div
      className="field"
      role="radiogroup"
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-error`}
      aria-invalid={props.error !== undefined || undefined}
      aria-required={props.isRequired || undefined}
    >
      <span className={props.isLabelHidden ? 'visually-hidden' : 'field-label'} id={`${id}-label`}>
        {props.label}
      </span>
      {props.options.map((option) => (
        <Radio
          key={option.value}
          name={id}
          value={option.value}
          isSelected={option.value === props.value}
          onSelect={props.onChange}
        >
          <span className="package-summary">
            {option.text}
            {option.hint ? <span className="facts">{option.hint}</span> : null}
            {option.facts ? <span className="facts">{option.facts}</span> : null}
          </span>
        </Radio>
      ))}
      <span id={`${id}-error`} className="field-error">
        {props.error}
      </span>
    </div>
  );
}
