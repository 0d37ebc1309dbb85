import { type ReactNode, useId, useState } from 'react';
import { Icon } from '../base/icons.tsx';
import { useEditing } from './editing.ts';

/**
 * A part of the page that says in one line what is chosen, and opens to change it. Each time creating is held back by
 * something in it, or stops at it, it opens; it never closes by itself, under somebody who types.
 */
export function Fold(props: { title: string; summary: string; isWrong: boolean; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const { heldBack } = useEditing();
  const [seen, setSeen] = useState({ isWrong: false, heldBack: 0 });
  const panel = useId();
  if (props.isWrong !== seen.isWrong || heldBack !== seen.heldBack) {
    setSeen({ isWrong: props.isWrong, heldBack });
    if (props.isWrong) setOpen(true);
  }
  return (
    <section className="panel disclosure" data-expanded={isOpen || undefined}>
      <h2 className="panel-title">
        <button
          type="button"
          className="disclosure-trigger"
          aria-expanded={isOpen}
          aria-controls={panel}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name="chevron" mirrored />
          {props.title}
        </button>
      </h2>
      {!isOpen && <p className="quiet">{props.summary}</p>}
      <div id={panel} hidden={!isOpen} className="form">
        {isOpen && props.children}
      </div>
    </section>
  );
}
