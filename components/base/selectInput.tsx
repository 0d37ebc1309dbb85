import { NativeField } from './nativeField.tsx';

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
  return (
    <NativeField label={props.label} hint={props.hint} error={props.error}>
      {(control) => (
        <select
          {...control}
          value={props.value}
          disabled={props.isDisabled}
          required={props.isRequired}
          onChange={(event) => props.onChange(event.target.value)}
        >
          {props.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
      )}
    </NativeField>
  );
}
