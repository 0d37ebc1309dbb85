import { type ReactNode, useId, useState } from 'react';
import { Icon } from '../base/icons.tsx';

/** A part of the page that says in one line what is chosen, and opens to change it. What has to be mended is open. */
export function Fold(props: { title: string; summary: string; isWrong: boolean; children: ReactNode }) {
  const [isOpened, setOpened] = useState(false);
  const panel = useId();
  const isOpen = isOpened || props.isWrong;
  return (
    <section className="panel disclosure" data-expanded={isOpen || undefined}>
      <h2 className="panel-title">
        <button
          type="button"
          className="disclosure-trigger"
          aria-expanded={isOpen}
          aria-controls={panel}
          onClick={() => setOpened(!isOpen)}
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
