import { describe, expect, it } from 'vitest';
import { guardDelay, isFullyVisible, judgeClick } from '../../../components/guard/clickGuard.ts';

describe('the guard of the main button', () => {
  const visibleSince = 1000;
  it.each([
    ['a click half a second after the card came into sight', true, guardDelay, 'pass'],
    ['a click a moment earlier', true, guardDelay - 1, 'tooEarly'],
    ['a click made by a script, however late', false, 60_000, 'untrusted'],
  ])('%s', (_name, isTrusted, after, verdict) => {
    expect(judgeClick({ isTrusted, visibleSince, now: visibleSince + after })).toBe(verdict);
  });
  it('nothing counts while the card is not wholly visible', () => {
    expect(judgeClick({ isTrusted: true, visibleSince: undefined, now: 60_000 })).toBe('tooEarly');
  });

  it('a pointer that has only just come is asked again; a key is not', () => {
    const click = { isTrusted: true, visibleSince, now: visibleSince + guardDelay };
    expect(judgeClick({ ...click, isSettled: false })).toBe('again');
    expect(judgeClick({ ...click, isSettled: true })).toBe('pass');
    expect(judgeClick(click)).toBe('pass');
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
