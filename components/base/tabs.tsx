import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';

interface TabItem<Id extends string> {
  id: Id;
  label: ReactNode;
  panel: ReactNode;
}

interface TabsProps<Id extends string> {
  label: string;
  items: readonly TabItem<Id>[];
  selected: Id;
  onSelect: (id: Id) => void;
  dir: 'ltr' | 'rtl';
}

/**
 * Tabs by the WAI-ARIA pattern: one stop for the Tab key, arrows (mirrored right to left), Home and End, selection
 * follows the focus.
 */
export function Tabs<Id extends string>(props: TabsProps<Id>) {
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  const { items, selected, onSelect } = props;
  const current = items.find((item) => item.id === selected);

  const move = (event: KeyboardEvent) => {
    const index = nextTab(
      event.key,
      items.findIndex((item) => item.id === selected),
      items.length,
      props.dir,
    );
    const next = index === undefined ? undefined : items[index];
    if (next === undefined) return;
    event.preventDefault();
    onSelect(next.id);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[items.indexOf(next)]?.focus();
  };

  return (
    <div className="tabs">
      <div ref={list} className="tab-list" role="tablist" aria-label={props.label} onKeyDown={move}>
        {items.map((item) => (
          <button
            key={item.id}
            type="button"
            role="tab"
            className="tab"
            id={`${base}-${item.id}`}
            aria-selected={item.id === selected}
            aria-controls={`${base}-panel`}
            tabIndex={item.id === selected ? 0 : -1}
            onClick={() => onSelect(item.id)}
          >
            {item.label}
          </button>
        ))}
      </div>
      <div
        className="tab-panel"
        role="tabpanel"
        id={`${base}-panel`}
        aria-labelledby={`${base}-${selected}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling panel must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
      >
        {current?.panel}
      </div>
    </div>
  );
}

/** Index of the tab that a key leads to, round the ends; `undefined` for other keys. */
export function nextTab(key: string, index: number, count: number, dir: 'ltr' | 'rtl'): number | undefined {
  const forward = dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const backward = dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
  switch (key) {
    case forward:
      return (index + 1) % count;
    case backward:
      return (index - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
