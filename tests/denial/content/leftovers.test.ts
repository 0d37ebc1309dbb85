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
    expect(look.mock.calls.length).toBeGreaterThan(3);
    expect(look.mock.calls.length).toBeLessThan(11);
    // Nothing is watched between two looks: one change each is all that 300 of them cost.
    expect(observing.mock.calls.length).toBeLessThanOrEqual(look.mock.calls.length);
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
  let seen: ((isIntersecting: boolean) => void) | undefined;
  const disconnect = vi.fn();
  beforeEach(() => {
    disconnect.mockReset();
    seen = undefined;
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        constructor(callback: (entries: { isIntersecting: boolean }[]) => void) {
          seen = (isIntersecting) => callback([{ isIntersecting }]);
        }
        observe() {}
        disconnect = disconnect;
      },
    );
  });
  afterEach(() => vi.unstubAllGlobals());

  const framed = (innerWidth: number, innerHeight: number) => {
    const view = Object.assign(new EventTarget(), { top: {}, innerWidth, innerHeight });
    const remove = vi.spyOn(view, 'removeEventListener');
    const page = { documentElement: document.documentElement, defaultView: view } as unknown as Document;
    const tell = vi.fn();
    whenWorthTelling(page, tell);
    const resize = (size: { innerWidth?: number; innerHeight?: number }) => {
      Object.assign(view, size);
      view.dispatchEvent(new Event('resize'));
    };
    return { tell, resize, remove };
  };

  test('that is large and seen is told, once, and nothing is left', () => {
    const { tell, resize, remove } = framed(600, 400);
    expect(tell).not.toHaveBeenCalled();
    seen?.(true);
    expect(tell).toHaveBeenCalledOnce();
    expect(disconnect).toHaveBeenCalledOnce();
    expect(remove).toHaveBeenCalledOnce();
    resize({ innerWidth: 700 });
    expect(tell).toHaveBeenCalledOnce();
  });

  test('below the fold is told when somebody scrolls to it', () => {
    const { tell } = framed(600, 400);
    seen?.(false);
    expect(tell).not.toHaveBeenCalled();
    seen?.(true);
    expect(tell).toHaveBeenCalledOnce();
  });

  test.each([
    ['too narrow', 479, 600],
    ['too low', 600, 319],
  ])('that is %s is not told until the page around it makes room', (_, width, height) => {
    const { tell, resize } = framed(width, height);
    seen?.(true);
    expect(tell).not.toHaveBeenCalled();
    resize({ innerWidth: 480, innerHeight: 320 });
    expect(tell).toHaveBeenCalledOnce();
  });

  test('that grew out of sight is not told', () => {
    const { tell, resize } = framed(300, 150);
    seen?.(true);
    seen?.(false);
    resize({ innerWidth: 800, innerHeight: 600 });
    expect(tell).not.toHaveBeenCalled();
  });

  test('is one only below another page: the page itself is told at once', () => {
    const tell = vi.fn();
    whenWorthTelling(document, tell);
    expect(tell).toHaveBeenCalledOnce();
    expect(seen).toBeUndefined();
  });
});
