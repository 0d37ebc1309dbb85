// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { whenWorthTelling } from '../../../entrypoints/denial/frames.ts';
import { untilFound } from '../../../entrypoints/denial/lateMarkers.ts';

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '';
});
afterEach(() => vi.useRealTimers());

describe('a marker that may be rendered late', () => {
  const disconnect = vi.spyOn(MutationObserver.prototype, 'disconnect');
  const hasMarker = () => document.querySelector('.no-access') !== null;

  test('is found when it appears, once, and nothing is left', async () => {
    const found = vi.fn();
    untilFound(document, hasMarker, found);
    await vi.advanceTimersByTimeAsync(1000);
    document.body.innerHTML = '<p class="no-access">Closed</p>';
    await vi.advanceTimersByTimeAsync(300);
    expect(found).toHaveBeenCalledOnce();
    expect(disconnect).toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
    document.body.innerHTML = '<p class="no-access">Again</p>';
    await vi.advanceTimersByTimeAsync(5000);
    expect(found).toHaveBeenCalledOnce();
  });

  test('is given up after three seconds on a page that changes all the time, looked at now and then', async () => {
    const look = vi.fn(() => false);
    const observing = vi.spyOn(MutationObserver.prototype, 'observe');
    untilFound(document, look, vi.fn());
    for (let change = 0; change < 300; change++) {
      document.body.append(document.createElement('i'));
      await vi.advanceTimersByTimeAsync(10);
    }
    await vi.advanceTimersByTimeAsync(500);
    expect(observing).toHaveBeenCalledOnce();
    expect(look.mock.calls.length).toBeGreaterThan(3);
    expect(look.mock.calls.length).toBeLessThan(16);
    expect(vi.getTimerCount()).toBe(0);
    const looks = look.mock.calls.length;
    document.body.append('more');
    await vi.advanceTimersByTimeAsync(5000);
    expect(look.mock.calls.length).toBe(looks);
  });

  test('can be given up at any time, twice', () => {
    const stop = untilFound(document, hasMarker, vi.fn());
    stop();
    stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a refused frame', () => {
  const framed = (innerWidth: number, innerHeight: number): Document =>
    ({
      documentElement: document.documentElement,
      defaultView: { top: {}, innerWidth, innerHeight },
    }) as unknown as Document;

  test('is not told when it is small, and is not watched either', () => {
    const observe = vi.spyOn(IntersectionObserver.prototype, 'observe');
    const tell = vi.fn();
    whenWorthTelling(framed(479, 600), tell);
    whenWorthTelling(framed(600, 319), tell);
    expect(observe).not.toHaveBeenCalled();
    expect(tell).not.toHaveBeenCalled();
  });

  test('the page itself is told at once', () => {
    const tell = vi.fn();
    whenWorthTelling(document, tell);
    expect(tell).toHaveBeenCalledOnce();
  });
});
