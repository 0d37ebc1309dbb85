import { barHeight, type Room } from '../../lib/offer/port/sight.ts';
import type { CardHost } from './cardHost.ts';

/** Below this the card would leave too little of the page: some 400 % zoom, or a short window. */
const tightRoom = '(max-width: 479px), (max-height: 559px)';

/** Text twice as large makes a bar higher; no opened card is as low. */
const isBarOf = (height: number): boolean => height <= 1.5 * barHeight;

export const isRoomTight = (): boolean => matchMedia(tightRoom).matches;

export interface RoomWatch {
  now(): Room;
  /** The card has another height: what it covers is another matter. */
  resized(height: number): void;
}

/**
 * Keeps the card from covering what has the focus in the page (WCAG 2.4.11). Where it does, it becomes a bar; where the
 * bar still does, that goes to the other edge. Of the page only the place of the focused element is looked at.
 */
export function watchRoom(
  page: Document,
  card: Pick<CardHost, 'element' | 'place' | 'moveTo'>,
  tell: (room: Room) => void,
  signal: AbortSignal,
): RoomWatch {
  const media = matchMedia(tightRoom);
  let room: Room = { type: 'room', isTight: media.matches };
  /** A card that was told so is about to be a bar, if it can. */
  let isTold = false;

  function become(isTight: boolean): void {
    room = { type: 'room', isTight };
    tell(room);
  }

  function uncover(): void {
    if (signal.aborted || !coversFocus(page, card.element)) return;
    const isBar = isBarOf(card.element.getBoundingClientRect().height);
    if (isBar || isTold) card.moveTo(card.place === 'bottom' ? 'top' : 'bottom');
    else become(true);
    isTold = !isBar;
  }

  media.addEventListener(
    'change',
    () => {
      card.moveTo(media.matches ? 'bottom' : 'corner');
      become(media.matches);
    },
    { signal },
  );
  // By the next frame the browser has scrolled to what got the focus.
  page.addEventListener('focusin', () => requestAnimationFrame(uncover), { capture: true, signal });
  return {
    now: () => room,
    resized(height) {
      isTold &&= !isBarOf(height);
      requestAnimationFrame(uncover);
    },
  };
}

/** Whether the middle of the focused element lies behind the card. What is larger than half the window never does. */
function coversFocus({ activeElement: focused, body, defaultView }: Document, card: Element): boolean {
  if (focused === null || focused === body || focused === card || defaultView === null) return false;
  const { left, right, top, bottom, height } = focused.getBoundingClientRect();
  const cover = card.getBoundingClientRect();
  const x = (left + right) / 2;
  const y = (top + bottom) / 2;
  return (
    height < defaultView.innerHeight / 2 &&
    x > cover.left &&
    x < cover.right &&
    y > cover.top &&
    y < cover.bottom
  );
}
