import { describe, expect, it } from 'vitest';
import { guardDelay } from '../../../components/guard/clickGuard.ts';
import { createPointerStay } from '../../../components/guard/pointerStay.ts';

/** The pointer over a frame whose corner lies at `frame` on the screen, at a page zoom. */
const at = (clientX: number, timeStamp: number, frame = 800, zoom = 1) => ({
  screenX: Math.round(frame + zoom * clientX),
  screenY: 400,
  clientX,
  clientY: 300 / zoom,
  timeStamp,
  pointerType: 'mouse',
});

/** The pointer on its way through the frame, seen every 16 ms. */
function travel(
  stay: ReturnType<typeof createPointerStay>,
  from: ReturnType<typeof at>,
  to: ReturnType<typeof at>,
  pixelRatio = 1,
) {
  const between = (one: number, other: number, part: number) => one + (other - one) * part;
  const duration = to.timeStamp - from.timeStamp;
  for (let time = 0; time <= duration; time += 16) {
    const part = time / duration;
    stay.note(
      {
        ...from,
        screenX: Math.round(between(from.screenX, to.screenX, part)),
        clientX: between(from.clientX, to.clientX, part),
        timeStamp: from.timeStamp + time,
      },
      pixelRatio,
    );
  }
  stay.note(to, pixelRatio);
}

describe('a pointer’s press on the card', () => {
  it.each([
    ['counts half a second after the pointer came', guardDelay, true],
    ['does not a moment earlier', guardDelay - 1, false],
  ])('%s', (_name, after, counts) => {
    const stay = createPointerStay();
    travel(stay, at(20, 0), at(140, after));
    stay.press(at(140, after), 1);
    expect(stay.counts()).toBe(counts);
  });

  it('does not where the card came to the pointer, however long it stood before', () => {
    const stay = createPointerStay();
    stay.press(at(140, 60_000), 1);
    expect(stay.counts()).toBe(false);
  });

  it('does not when the card has moved under a resting pointer', () => {
    const stay = createPointerStay();
    stay.note(at(20, 0), 1);
    stay.press(at(140, 5000, 680), 1); // the same place on the screen
    expect(stay.counts()).toBe(false);
  });

  it('does not when the card moves between pressing and letting go', () => {
    const stay = createPointerStay();
    stay.note(at(140, 0), 1);
    stay.press(at(140, 5000), 1);
    expect(stay.counts()).toBe(true);
    expect(stay.note(at(160, 5100, 780), 1)).toBe(true);
    expect(stay.counts()).toBe(false);
  });

  it('does not when the card creeps along', () => {
    const stay = createPointerStay();
    for (let step = 0; step <= 50; step += 1) stay.note(at(140 + step, step * 80, 800 - step), 1);
    stay.press(at(190, 4050, 750), 1);
    expect(stay.counts()).toBe(false);
  });

  it('does not as one of many quick ones, until there is a pause', () => {
    const stay = createPointerStay();
    for (let time = 0; time <= 3000; time += 200) {
      stay.press(at(140, time), 1);
      expect(stay.counts()).toBe(false);
    }
    stay.press(at(140, 3000 + guardDelay), 1);
    expect(stay.counts()).toBe(true);
  });

  it('begins anew when the pointer was away', () => {
    const stay = createPointerStay();
    stay.note(at(140, 0), 1);
    stay.leave();
    stay.press(at(140, 5000), 1);
    expect(stay.counts()).toBe(false);
  });

  it('begins anew when the pointer must have been away: it presses where it was not seen going', () => {
    const stay = createPointerStay();
    stay.note(at(140, 0), 1);
    stay.press(at(180, 5000), 1);
    expect(stay.counts()).toBe(false);
    const returning = createPointerStay();
    returning.note(at(140, 0), 1);
    returning.note(at(180, 5000), 1);
    returning.press(at(180, 5100), 1);
    expect(returning.counts()).toBe(false);
  });

  it('counts by a finger’s second tap, wherever on the card', () => {
    const stay = createPointerStay();
    const tap = (clientX: number, time: number) => ({ ...at(clientX, time), pointerType: 'touch' });
    stay.press(tap(140, 0), 1);
    expect(stay.counts()).toBe(false);
    stay.press(tap(165, guardDelay), 1);
    expect(stay.counts()).toBe(true);
  });

  it.each([
    ['zoomed in', 1.5, 1.5],
    ['zoomed out', 0.67, 0.67],
    ['on a sharp screen', 1, 2],
    ['zoomed in on a sharp screen', 1.1, 2.2],
    ['zoomed in on a scaled screen', 1.25, 1.5625],
  ])('counts on a page %s', (_name, zoom, pixelRatio) => {
    const stay = createPointerStay();
    travel(stay, at(10, 0, 800, zoom), at(370, guardDelay, 800, zoom), pixelRatio);
    stay.press(at(370, guardDelay, 800, zoom), pixelRatio);
    expect(stay.counts()).toBe(true);
  });
});
