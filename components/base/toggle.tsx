import { Switch } from 'react-aria-components/Switch';

/** A switch that acts at once. */
export function Toggle(props: {
  label: string;
  hint?: string;
  isOn: boolean;
  isDisabled?: boolean;
  onChange: (on: boolean) => void;
}) {
  return (
    <div className="field">
      <Switch
        className="toggle"
        isSelected={props.isOn}
        isDisabled={props.isDisabled ?? false}
        onChange={props.onChange}
      >
        <span className="toggle-track" />
        {props.label}
      </Switch>
      {props.hint !== undefined && <span className="field-hint">{props.hint}</span>}
    </div>
  );
}
