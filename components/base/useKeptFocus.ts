import { type FocusEvent, type RefCallback, useMemo } from 'react';
import { focusOnText } from './focusOnText.ts';

export interface KeptFocus {
  ref: RefCallback<HTMLElement>;
  onFocus(event: FocusEvent<HTMLElement>): void;
  onBlur(): void;
}

/**
 * For a region whose parts disappear when they are used. An item that is decided, given up, canceled or erased takes
 * its button with it, and the browser would move the focus to the top of the page. The focus goes instead to the name
 * of the same item, if it is still there. Else it goes to the same request in another list (`data-follow`), to the item
 * in its place, or to the nearest heading. If the person moved the focus away, it stays there.
 */
export function useKeptFocus(): KeptFocus {
  return useMemo(() => {
    let last: Place | undefined;
    return {
      ref: (region) => {
        if (region === null) return;
        const observer = new MutationObserver(() => {
          if (last === undefined || last.element.isConnected || isFocusElsewhere(region)) return;
          const place = last;
          last = undefined;
          focusOn(nextOf(place, region) ?? headingOf(place, region));
        });
        observer.observe(region, { childList: true, subtree: true });
        return () => observer.disconnect();
      },
      onFocus: ({ target }) => {
        last = placeOf(target);
      },
      // React tells of no blur while it removes the element itself.
      onBlur: () => {
        last = undefined;
      },
    };
  }, []);
}

/** Where the focus was, as long as that can still be asked. */
interface Place {
  element: Element;
  item: Element | null;
  list: Element | null;
  index: number;
  followed: string | undefined;
  /** What it stood in, innermost first. */
  around: Element[];
}

function placeOf(element: Element): Place {
  const item = element.closest<HTMLElement>('li.item');
  const list = item?.parentElement ?? null;
  const around: Element[] = [];
  for (let one = element.parentElement; one !== null; one = one.parentElement) around.push(one);
  return {
    element,
    item,
    list,
    index: item === null || list === null ? 0 : [...list.children].indexOf(item),
    followed: item?.dataset.follow,
    around,
  };
}

const isFocusElsewhere = ({ ownerDocument }: Element): boolean => {
  const { activeElement, body } = ownerDocument;
  return activeElement !== null && activeElement !== body && activeElement.isConnected;
};

function nextOf({ item, list, index, followed }: Place, region: Element): Element | null {
  if (item?.isConnected) return nameOf(item);
  const moved = followed === undefined ? null : region.querySelector(`[data-follow="${followed}"]`);
  if (moved !== null) return nameOf(moved);
  if (list === null || !list.isConnected) return null;
  const inItsPlace = list.children[Math.min(index, list.children.length - 1)];
  return inItsPlace === undefined ? null : nameOf(inItsPlace);
}

const nameOf = (item: Element): Element | null =>
  item.querySelector('.item-title button') ?? item.querySelector('.item-title');

function headingOf({ around }: Place, region: Element): Element {
  const left = around.find((one) => one.isConnected && region.contains(one)) ?? region;
  const part = left.closest('section, [role="tabpanel"]') ?? region;
  return part.querySelector('h1, h2, h3') ?? part;
}

function focusOn(target: Element): void {
  if (target instanceof HTMLElement) focusOnText(target);
}
