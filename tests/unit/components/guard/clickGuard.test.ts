import { describe, expect, it } from 'vitest';
import {
  guardDelay,
  isFullyVisible,
  judgeClick,
  type Standing,
} from '../../../../components/guard/clickGuard.ts';

describe('the guard of the main button', () => {
  const shown = 1000;
  const standing: Standing = { visible: shown, stands: shown, same: shown };
  const press = (after: number, change: Partial<Standing> = {}, isByPointer = true) =>
    judgeClick({ isTrusted: true, isByPointer, now: shown + after, standing: { ...standing, ...change } });

  it('counts the first press half a second after the card came, and none a moment earlier', () => {
    expect(press(guardDelay)).toBe('pass');
    expect(press(guardDelay - 1)).toBe('tooEarly');
  });
  it.each(['visible', 'stands', 'same'] as const)('begins anew with what changed last: %s', (what) => {
    expect(press(5000, { [what]: shown + 4501 })).toBe('tooEarly');
    expect(press(5000, { [what]: shown + 4500 })).toBe('pass');
  });
  it.each(['visible', 'stands'] as const)('counts nothing while the card is not %s', (what) => {
    expect(press(60_000, { [what]: undefined })).toBe('tooEarly');
  });
  it('counts no click of a script, however late', () => {
    expect(judgeClick({ isTrusted: false, isByPointer: true, now: 60_000, standing })).toBe('untrusted');
  });
  it('counts no key of a focus that has only just come; a pointer’s press needs no focus', () => {
    const focused = shown + 1000;
    expect(press(1499, { focused }, false)).toBe('tooEarly');
    expect(press(1500, { focused }, false)).toBe('pass');
    expect(press(1001, { focused }, true)).toBe('pass');
  });
  it('counts a press that a screen reader makes without the focus', () => {
    expect(press(guardDelay, {}, false)).toBe('pass');
  });

  const sight = { intersectionRatio: 1, width: 380, height: 220 };
  it.each([
    ['wholly on screen', {}, true],
    ['proven visible', { isVisible: true }, true],
    ['partly off screen', { intersectionRatio: 0.9 }, false],
    ['covered, faded or transformed', { isVisible: false }, false],
    ['cut down to the button', { width: 120 }, false],
    ['squeezed flat', { height: 30 }, false],
  ])('%s', (_name, change, visible) => expect(isFullyVisible({ ...sight, ...change })).toBe(visible));
});
