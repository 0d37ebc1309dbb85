import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';

export interface ChoiceInputProps {
  label: string;
  error?: string | undefined;
  value: string | undefined;
  options: { value: string; text: string; hint?: string | undefined }[];
  onChange: (value: string) => void;
  isRequired?: boolean;
}

/** One of a few, all in sight. */
export function ChoiceInput(props: ChoiceInputProps) {
  return (
    <RadioGroup
      className="field"
      value={props.value ?? null}
      onChange={props.onChange}
      isInvalid={props.error !== undefined}
      isRequired={props.isRequired ?? false}
      validationBehavior="aria"
    >
      <Label className="field-label">{props.label}</Label>
      {props.options.map((option) => (
        <Radio key={option.value} className="radio" value={option.value}>
          <span className="radio-dot" />
          <span className="package-summary">
            {option.text}
            {option.hint ? <span className="facts">{option.hint}</span> : null}
          </span>
        </Radio>
      ))}
      <FieldError className="field-error">{props.error}</FieldError>
    </RadioGroup>
  );
}
