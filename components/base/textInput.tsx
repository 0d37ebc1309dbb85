import type { Ref } from 'react';
import { NativeField } from './nativeField.tsx';

export interface TextInputProps {
  label: string;
  hint?: string | undefined;
  /** Words for what is wrong; absent: nothing is. */
  error?: string | undefined;
  value: string;
  onChange: (value: string) => void;
  multiline?: boolean;
  isRequired?: boolean;
  isReadOnly?: boolean;
  /** Codes and ids: no spelling help, left to right. */
  isCode?: boolean;
  maxLength?: number;
  inputRef?: Ref<HTMLInputElement & HTMLTextAreaElement>;
}

/** A labelled text field with its hint and its error read out in that order. */
export function TextInput(props: TextInputProps) {
  const code = props.isCode ? { spellCheck: false, autoComplete: 'off', dir: 'ltr' } : {};
  return (
    <NativeField label={props.label} hint={props.hint} error={props.error}>
      {(control) => {
        const field = {
          ...control,
          value: props.value,
          'aria-required': props.isRequired || undefined,
          readOnly: props.isReadOnly,
          maxLength: props.maxLength ?? 4000,
          onChange: ({ target }: { target: { value: string } }) => props.onChange(target.value),
        };
        return props.multiline ? (
          <textarea {...field} ref={props.inputRef} className="input input-area" rows={3} />
        ) : (
          <input {...field} {...code} ref={props.inputRef} type="text" />
        );
      }}
    </NativeField>
  );
}
