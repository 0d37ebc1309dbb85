import { type ReactNode, useId, useState } from 'react';
import { Icon } from './icons.tsx';

/**
 * A line that opens to more, by the WAI-ARIA pattern. Closed content is not rendered, because lists have one disclosure
 * an entry. React Aria's own costs 8 KiB, and half of the time in which a list of twenty is rendered.
 */
export function Disclosure({
  label,
  onOpen,
  children,
}: {
  label: string;
  onOpen?: () => void;
  children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  const panel = useId();
  return (
    <div className="disclosure" data-expanded={isOpen || undefined}>
      <button
        type="button"
        className="disclosure-trigger"
        aria-expanded={isOpen}
        aria-controls={panel}
        onClick={() => {
          if (!isOpen) onOpen?.();
          setOpen(!isOpen);
        }}
      >
        <Icon name="chevron" mirrored />
        {label}
      </button>
      <div id={panel} className="disclosure-panel" hidden={!isOpen}>
        {isOpen && children}
      </div>
    </div>
  );
}
