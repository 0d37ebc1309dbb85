import type { Ref } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';

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
    <TextField
      className="field"
      value={props.value}
      onChange={props.onChange}
      isInvalid={props.error !== undefined}
      isRequired={props.isRequired ?? false}
      isReadOnly={props.isReadOnly ?? false}
      maxLength={props.maxLength ?? 4000}
      validationBehavior="aria"
    >
      <Label className="field-label">{props.label}</Label>
      {props.multiline ? (
        <TextArea ref={props.inputRef} className="input input-area" rows={3} />
      ) : (
        <Input ref={props.inputRef} className="input" {...code} />
      )}
      {props.hint !== undefined && (
        <Text slot="description" className="field-hint">
          {props.hint}
        </Text>
      )}
      <FieldError className="field-error">{props.error}</FieldError>
    </TextField>
  );
}
