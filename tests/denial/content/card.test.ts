// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { showCard } from '../../../entrypoints/denial/card.ts';
import type { FrameMessage } from '../../../lib/messaging/protocol.ts';

let receive: ((message: FrameMessage) => void) | undefined;
let isHidden = false;
let root: ShadowRoot | undefined;
const blocked = vi.fn();
let card: { close(): void } | undefined;

const show = () => {
  card = showCard(document, {
    address: 'about:blank',
    onMessage: (listener) => {
      receive = listener;
      return () => {
        receive = undefined;
      };
    },
    onBlocked: blocked,
  });
  return card;
};
const hosts = (): Element[] =>
  [...document.documentElement.children].filter(({ localName }) => localName === 'div');
/** This DOM would try to load a real frame; an element of another name has all that the card needs of one. */
const frame = (): HTMLElement | null | undefined => root?.querySelector('x-frame');
const loadIn = (contentWindow: object): void => {
  Object.assign(frame() ?? {}, { contentWindow });
  frame()?.dispatchEvent(new Event('load'));
};
const becomeVisible = (visible: boolean): void => {
  isHidden = !visible;
  document.dispatchEvent(new Event('visibilitychange'));
};
/** Observers report in a microtask. */
const settle = () => vi.advanceTimersByTimeAsync(1);

beforeEach(() => {
  vi.useFakeTimers();
  const create = document.createElement.bind(document);
  vi.spyOn(document, 'createElement').mockImplementation((name: string) =>
    create(name === 'iframe' ? 'x-frame' : name),
  );
  isHidden = false;
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => isHidden);
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, options) {
    expect(options.mode).toBe('closed');
    root = attach.call(this, options);
    return root;
  });
});
afterEach(() => {
  card?.close();
  vi.useRealTimers();
  vi.restoreAllMocks();
  blocked.mockReset();
  receive = undefined;
});

describe('the card', () => {
  test('is one frame behind a closed root, which the page cannot reach', () => {
    show();
    expect(hosts()).toHaveLength(1);
    expect(hosts()[0]?.shadowRoot).toBeNull();
    expect(document.querySelector('x-frame')).toBeNull();
    expect(frame()?.title).toBe('Knock');
    expect(frame()?.getAttribute('allow') ?? '').toBe('');
  });

  test('takes the height it is told, and lives', async () => {
    show();
    receive?.({ type: 'cardHeight', height: 312.4 });
    expect(frame()?.style.height).toBe('313px');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(blocked).not.toHaveBeenCalled();
    expect(hosts()).toHaveLength(1);
  });

  test('goes when told, and leaves nothing', () => {
    show();
    receive?.({ type: 'closeCard' });
    expect(hosts()).toEqual([]);
    expect(receive).toBeUndefined();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('without a sign of life it is taken away and reported, once', async () => {
    show();
    await vi.advanceTimersByTimeAsync(2999);
    expect(blocked).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(blocked).toHaveBeenCalledOnce();
    expect(hosts()).toEqual([]);
  });

  test('removed by the page it returns once, then gives way', async () => {
    show();
    hosts()[0]?.remove();
    await settle();
    expect(hosts()).toHaveLength(1);
    hosts()[0]?.remove();
    await settle();
    expect(hosts()).toEqual([]);
    expect(receive).toBeUndefined();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('navigated by the page it is taken away and reported', () => {
    show();
    const sameWindow = {};
    loadIn(sameWindow);
    expect(hosts()).toHaveLength(1);
    loadIn(sameWindow);
    expect(hosts()).toEqual([]);
    expect(blocked).toHaveBeenCalledOnce();
  });

  test('a load after our own return is no theft', () => {
    show();
    loadIn({});
    loadIn({});
    expect(blocked).not.toHaveBeenCalled();
  });
});

describe('in a tab in the background', () => {
  test('it waits to be seen', () => {
    becomeVisible(false);
    show();
    expect(hosts()).toEqual([]);
    becomeVisible(true);
    expect(hosts()).toHaveLength(1);
  });

  test('closed before it was seen it never comes', () => {
    becomeVisible(false);
    show().close();
    becomeVisible(true);
    expect(hosts()).toEqual([]);
  });

  test('silence while hidden proves nothing', async () => {
    show();
    becomeVisible(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(blocked).not.toHaveBeenCalled();
    becomeVisible(true);
    await vi.advanceTimersByTimeAsync(3001);
    expect(blocked).toHaveBeenCalledOnce();
  });
});
