import { guardDelay } from './clickGuard.ts';

/** Where a pointer is, on the screen and in the frame, and when; as a pointer event tells it. */
export interface PointerPlace {
  screenX: number;
  screenY: number;
  clientX: number;
  clientY: number;
  timeStamp: number;
  pointerType: string;
}

export interface PointerStay {
  /** In: where the pointer is now. Out: whether a stay begins here, since it is new or the frame has moved. */
  note(place: PointerPlace, pixelRatio: number): boolean;
  press(place: PointerPlace, pixelRatio: number): void;
  leave(): void;
  /** Whether the last press counts. */
  counts(): boolean;
}

/** What rounding makes of a place in the frame, in px. */
const tolerance = 4;

/** No mouse gets farther than this unseen: its moves come by the frame, and each press after the move to its place. */
const stride = { px: 10, ms: 100 };

/** How systems scale their screens: what remains of the pixel ratio is the page's zoom, which no frame is told. */
const screenScales = [1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 3, 3.5];

/**
 * How long the pointer has been in the frame while the frame stood still on the screen. A page can put the card under
 * a pointer that is about to click (the second half of a double click); no observer tells of a card that only moves,
 * but the pointer's own place does. Out: whether a press counts: after half a second in a frame that stood still, and
 * half a second after the press before it. A finger is nowhere before it presses: its second tap counts.
 */
export function createPointerStay(): PointerStay {
  let began: PointerPlace | undefined;
  let last: PointerPlace | undefined;
  let lastPress: number | undefined;
  let counts = false;

  const isOver = (time: number | undefined, now: number) => time === undefined || now - time >= guardDelay;

  function note(place: PointerPlace, pixelRatio: number, isPress = false): boolean {
    const wasAway = last !== undefined && isLeap(last, place, isPress);
    last = place;
    if (began !== undefined && !wasAway && isSameFrame(began, place, pixelRatio)) return false;
    began = place;
    counts = false;
    return true;
  }

  return {
    note: (place, pixelRatio) => note(place, pixelRatio),
    press(place, pixelRatio) {
      note(place, pixelRatio, true);
      counts = isOver(began?.timeStamp, place.timeStamp) && isOver(lastPress, place.timeStamp);
      lastPress = place.timeStamp;
    },
    leave() {
      began = undefined;
      counts = false;
    },
    counts: () => counts,
  };
}

/** Whether a mouse has been elsewhere meanwhile. Not every browser tells a frame that it left. */
function isLeap(from: PointerPlace, to: PointerPlace, isPress: boolean): boolean {
  if (to.pointerType !== 'mouse' || (!isPress && to.timeStamp - from.timeStamp <= stride.ms)) return false;
  return Math.hypot(to.screenX - from.screenX, to.screenY - from.screenY) > stride.px;
}

/** Whether the frame lies where it lay: the pointer went as far on the screen as in the frame, at some page zoom. */
function isSameFrame(from: PointerPlace, to: PointerPlace, pixelRatio: number): boolean {
  const differs = (onScreen: number, inFrame: number, zoom: number) =>
    Math.abs(onScreen - zoom * inFrame) > tolerance * Math.min(1, zoom);
  return [1, ...screenScales.map((scale) => pixelRatio / scale)].some(
    (zoom) =>
      !differs(to.screenX - from.screenX, to.clientX - from.clientX, zoom) &&
      !differs(to.screenY - from.screenY, to.clientY - from.clientY, zoom),
  );
}
