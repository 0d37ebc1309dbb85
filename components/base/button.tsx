import type { ComponentProps } from 'react';
import { Icon, type IconName } from './icons.tsx';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'disabled'> {
  /** One `primary` a view; `quiet` looks like a link. */
  look?: 'primary' | 'secondary' | 'quiet' | 'icon';
  icon?: IconName;
  /** At work: stays focusable, says so, and does nothing more. */
  busy?: boolean;
}

/**
 * A native button. It is never `disabled`, which would drop the focus and say nothing: what can't be pressed now is
 * `aria-disabled`.
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
