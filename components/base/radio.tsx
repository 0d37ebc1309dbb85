import type { ReactNode } from 'react';

/** One of several, which share a `name`: the browser's own radio button, with its arrow keys in either direction. */
export function Radio(props: {
  name: string;
  value: string;
  isSelected: boolean;
  onSelect: (value: string) => void;
  children: ReactNode;
}) {
  return (
    <label className="radio">
      <input
        className="radio-input"
        type="radio"
        name={props.name}
        value={props.value}
        checked={props.isSelected}
        onChange={() => props.onSelect(props.value)}
      />
      {props.children}
    </label>
  );
}
