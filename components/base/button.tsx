import type { ComponentProps } from 'react';
import { Icon, type IconName } from './icons.tsx';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'disabled'> {
  /** One `primary` a view; `quiet` looks like a link. */
  look?: 'primary' | 'secondary' | 'quiet' | 'icon';
  icon?: IconName;
  /** A command is running: the button keeps the focus, says so, and ignores presses. */
  busy?: boolean;
}

/**
 * A native button. It is never `disabled`, because that would drop the focus without a word. A button that can't be
 * pressed now is `aria-disabled`.
 */
export function Button({ look = 'secondary', icon, busy = false, onClick, children, ...rest }: ButtonProps) {
  const isOff = busy || rest['aria-disabled'] === true || rest['aria-disabled'] === 'true';
  return (
    <button
      type="button"
      {...rest}
      className={`button button-${look}`}
      aria-busy={busy || undefined}
      aria-disabled={isOff || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <Spinner /> : icon === undefined ? null : <Icon name={icon} />}
      {children}
    </button>
  );
}

/** Turns while something is under way; stands still under reduced motion. */
export function Spinner() {
  return <span className="spinner" aria-hidden="true" />;
}
