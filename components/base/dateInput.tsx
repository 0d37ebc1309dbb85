import { NativeField } from './nativeField.tsx';

export interface DateInputProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** `YYYY-MM-DD`, or empty. */
  value: string;
  min?: string;
  max?: string | undefined;
  onChange: (value: string) => void;
}

/** The browser's own date field: it follows the person's calendar and keyboard. */
export function DateInput(props: DateInputProps) {
  return (
    <NativeField label={props.label} hint={props.hint} error={props.error}>
      {(control) => (
        <input
          {...control}
          type="date"
          value={props.value}
          min={props.min}
          max={props.max}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </NativeField>
  );
}
