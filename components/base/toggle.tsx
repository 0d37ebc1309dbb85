import { useId } from 'react';

/** A switch that acts at once: the browser's checkbox, announced as a switch. */
export function Toggle(props: {
  label: string;
  hint?: string;
  isOn: boolean;
  isDisabled?: boolean;
  onChange: (on: boolean) => void;
}) {
  const hintId = useId();
  return (
    <div className="field">
      <label className="toggle">
        <input
          className="toggle-input"
          type="checkbox"
          role="switch"
          aria-checked={props.isOn}
          checked={props.isOn}
          disabled={props.isDisabled}
          aria-describedby={props.hint === undefined ? undefined : hintId}
          onChange={(event) => props.onChange(event.target.checked)}
        />
        {props.label}
      </label>
      {props.hint !== undefined && (
        <span id={hintId} className="field-hint">
          {props.hint}
        </span>
      )}
    </div>
  );
}
