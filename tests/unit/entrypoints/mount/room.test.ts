// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CardPlace } from '../../../../entrypoints/mount/cardHost.ts';
import { type RoomWatch, watchRoom } from '../../../../entrypoints/mount/room.ts';
import type { Room } from '../../../../lib/offer/port/sight.ts';

/** A window of 320 × 640 px, or a wide one; in it the card, and a field that gets the focus. */
let ending: AbortController;
let told: boolean[];
let place: CardPlace;
let height: number;
let width: number;
let room: RoomWatch;
let becomes: ((matches: boolean) => void) | undefined;

const rect = (x: number, y: number, w: number, h: number) => new DOMRect(x, y, w, h);
const cardRect = (): DOMRect => {
  if (place === 'corner') return rect(width - 416, 16, 400, height);
  return rect(0, place === 'bottom' ? 640 - height : 0, 320, height);
};
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

function begin(isTight: boolean): void {
  width = isTight ? 320 : 1280;
  place = isTight ? 'bottom' : 'corner';
  height = isTight ? 88 : 300;
  vi.stubGlobal('innerHeight', 640);
  vi.stubGlobal('matchMedia', () => {
    const media = Object.assign(new EventTarget(), { matches: isTight });
    becomes = (matches) => {
      media.matches = matches;
      media.dispatchEvent(new Event('change'));
    };
    return media;
  });
  const element = document.createElement('div');
  element.getBoundingClientRect = cardRect;
  document.body.append(element);
  room = watchRoom(
    document,
    {
      element,
      get place() {
        return place;
      },
      moveTo: (next) => {
        place = next;
      },
    },
    (now: Room) => told.push(now.isTight),
    ending.signal,
  );
}

/** The Tab key brings the focus to a field whose middle is there. */
async function focusAt(x: number, y: number, h = 20): Promise<void> {
  const field = document.createElement('input');
  field.getBoundingClientRect = () => rect(x - 50, y - h / 2, 100, h);
  document.body.append(field);
  field.focus();
  await frame();
}
async function takeHeight(next: number): Promise<void> {
  height = next;
  room.resized(next);
  await frame();
}

beforeEach(() => {
  ending = new AbortController();
  told = [];
});
afterEach(() => {
  ending.abort();
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

describe('where there is room', () => {
  it('the card stands in its corner, whatever else has the focus', async () => {
    begin(false);
    await focusAt(200, 100);
    await focusAt(1100, 600);
    expect([place, told, room.now().isTight]).toEqual(['corner', [], false]);
  });

  it('what it covers makes it a bar, and the bar goes out of the way', async () => {
    begin(false);
    await focusAt(1100, 60);
    expect([place, told]).toEqual(['corner', [true]]);
    await takeHeight(88);
    expect([place, told]).toEqual(['bottom', [true]]);
  });

  it('a region of half the window moves nothing', async () => {
    begin(false);
    await focusAt(1100, 200, 400);
    expect(told).toEqual([]);
  });

  it('a card that makes no bar of itself goes out of the way', async () => {
    begin(false);
    await focusAt(1100, 60);
    await focusAt(1100, 100);
    expect([place, told]).toEqual(['bottom', [true]]);
  });
});

describe('where there is little', () => {
  it('it begins as a bar along the lower edge, and changes edges for the focus', async () => {
    begin(true);
    expect(room.now().isTight).toBe(true);
    await focusAt(160, 300);
    expect(place).toBe('bottom');
    await focusAt(160, 600);
    expect(place).toBe('top');
    await focusAt(160, 40);
    expect([place, told]).toEqual(['bottom', []]);
  });

  it('with text twice as large it is a bar all the same', async () => {
    begin(true);
    await takeHeight(120);
    await focusAt(160, 600);
    expect([place, told]).toEqual(['top', []]);
  });

  it('opened, it is closed when the page gets the focus behind it', async () => {
    begin(true);
    await takeHeight(500);
    await focusAt(160, 300);
    expect([place, told]).toEqual(['bottom', [true]]);
    await takeHeight(88);
    expect(place).toBe('bottom');
  });

  it('a window that grows has its card in the corner again', () => {
    begin(true);
    becomes?.(false);
    expect([place, told]).toEqual(['corner', [false]]);
  });

  it('says nothing after its end', async () => {
    begin(true);
    ending.abort();
    await focusAt(160, 600);
    expect(place).toBe('bottom');
  });
});
