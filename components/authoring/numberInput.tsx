import { NativeField } from '../base/nativeField.tsx';

/** A whole number. What is no number is kept as 0, which every limit names. */
export function NumberInput(props: {
  label: string;
  value: number;
  error?: string | undefined;
  onChange: (value: number) => void;
}) {
  return (
    <NativeField label={props.label} error={props.error}>
      {(control) => (
        <input
          {...control}
          className="input"
          type="number"
          inputMode="numeric"
          min={1}
          step={1}
          value={props.value === 0 ? '' : props.value}
          onChange={({ target }) =>
            props.onChange(Number.isInteger(target.valueAsNumber) ? target.valueAsNumber : 0)
          }
        />
      )}
    </NativeField>
  );
}
