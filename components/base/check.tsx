import type { ReactNode } from 'react';

/** One of several that may all be chosen: the browser's own checkbox. */
export function Check(props: {
  isChosen: boolean;
  onChange: (isChosen: boolean) => void;
  children: ReactNode;
}) {
  return (
    <label className="radio">
      <input
        className="check-input"
        type="checkbox"
        checked={props.isChosen}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      {props.children}
    </label>
  );
}
