// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { showCard } from '../../../entrypoints/mount/showCard.ts';
import type { SightHandlers } from '../../../entrypoints/mount/watchSight.ts';
import type { FrameMessage } from '../../../lib/messaging/protocol.ts';
import type { SightDown, SightUp } from '../../../lib/offer/port/sight.ts';

let receive: ((message: FrameMessage) => void) | undefined;
const openOnes = new WeakSet<Element>();
let isHidden = false;
let root: ShadowRoot | undefined;
const blocked = vi.fn();
let isAlive = true;
/** What the content script says of the page around the card is for real browsers to show (`tests/long/card`). */
let watch: { handlers: SightHandlers; stop: ReturnType<typeof vi.fn> } | undefined;
vi.mock('../../../entrypoints/mount/watchSight.ts', () => ({
  watchSight: (_page: Document, _card: unknown, handlers: SightHandlers) => {
    watch = { handlers, stop: vi.fn() };
    return { standsForMs: () => 700, check: async () => 700, near: () => {}, stop: watch.stop };
  },
}));
let card: { close(): void } | undefined;

const show = () => {
  card = showCard(document, {
    address: 'about:blank',
    title: 'Knock: access to this page',
    onMessage: (listener) => {
      receive = listener;
      return () => {
        receive = undefined;
      };
    },
    onBlocked: blocked,
    isAlive: () => isAlive,
  });
  return card;
};
const hosts = (): Element[] =>
  [...document.documentElement.children].filter(({ localName }) => localName === 'div');
/** This DOM would try to load a real frame; an element of another name has all that the card needs of one. */
const frame = (): HTMLElement | null | undefined => root?.querySelector('x-frame');
/** The card's end of the channel, as its own document gets it. */
function introduce(secret = 'its own'): {
  say(message: SightUp): void;
  heard: SightDown[];
  offers: unknown[];
} {
  const heard: SightDown[] = [];
  const offers: unknown[] = [];
  let port: MessagePort | undefined;
  const postMessage = (offer: unknown, _target: string, [given]: MessagePort[]) => {
    offers.push(offer);
    port = given;
    given?.addEventListener('message', ({ data }) => heard.push(data));
    given?.start();
  };
  Object.assign(frame() ?? {}, { contentWindow: { postMessage } });
  receive?.({ type: 'cardHere', secret });
  return { say: (message) => port?.postMessage(message), heard, offers };
}
const loadIn = (contentWindow: object): void => {
  Object.assign(frame() ?? {}, { contentWindow });
  frame()?.dispatchEvent(new Event('load'));
};
const becomeVisible = (visible: boolean): void => {
  isHidden = !visible;
  document.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  vi.useFakeTimers();
  const create = document.createElement.bind(document);
  vi.spyOn(document, 'createElement').mockImplementation((name: string) =>
    create(name === 'iframe' ? 'x-frame' : name),
  );
  isHidden = false;
  isAlive = true;
  HTMLElement.prototype.showPopover = function () {
    openOnes.add(this);
  };
  const matches = Element.prototype.matches;
  vi.spyOn(Element.prototype, 'matches').mockImplementation(function (this: Element, selector) {
    return selector === ':popover-open' ? openOnes.has(this) : matches.call(this, selector);
  });
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
    expect(frame()?.title).toBe('Knock: access to this page');
    expect(frame()?.getAttribute('allow') ?? '').toBe('');
  });

  test('takes out the empty host that an earlier Knock left, and nothing else', () => {
    show();
    const left = hosts()[0]?.cloneNode() as HTMLElement;
    card?.close();
    const own = document.createElement('div');
    own.setAttribute('popover', 'manual');
    document.documentElement.append(left, own);
    show();
    expect(left.isConnected).toBe(false);
    expect(own.isConnected).toBe(true);
    own.remove();
  });

  test('takes the height it is told, within bounds, and lives', async () => {
    show();
    const { say } = introduce();
    say({ type: 'height', height: 312.4 });
    await vi.waitFor(() => expect(frame()?.style.height).toBe('313px'));
    say({ type: 'height', height: 1e9 });
    await vi.waitFor(() => expect(frame()?.style.height).toBe('2000px'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(blocked).not.toHaveBeenCalled();
    expect(hosts()).toHaveLength(1);
  });

  test('hands its channel to whoever names the secret, once each', async () => {
    show();
    const { offers, heard } = introduce();
    receive?.({ type: 'cardHere', secret: 'its own' });
    expect(offers).toEqual([{ knock: 'its own' }]);
    await vi.waitFor(() =>
      expect(heard).toEqual([
        { type: 'room', isTight: false },
        { type: 'sight', standsForMs: 700 },
      ]),
    );
    receive?.({ type: 'cardHere', secret: 'another document’s' });
    expect(offers).toHaveLength(2);
  });

  test('answers each press’s question, and tells each change', async () => {
    show();
    const { say, heard } = introduce();
    say({ type: 'check', number: 3 });
    await vi.waitFor(() => expect(heard.at(-1)).toEqual({ type: 'sight', standsForMs: 700, answers: 3 }));
    watch?.handlers.tell(undefined);
    await vi.waitFor(() => expect(heard.at(-1)).toEqual({ type: 'sight' }));
  });

  test('closes by its own cross, without the background', async () => {
    show();
    introduce().say({ type: 'close' });
    await vi.waitFor(() => expect(hosts()).toEqual([]));
    expect(watch?.stop).toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('says so when the extension is gone, and stands no longer', async () => {
    show();
    const { heard, say } = introduce();
    say({ type: 'height', height: 200 });
    isAlive = false;
    await vi.advanceTimersByTimeAsync(1000);
    await vi.waitFor(() => expect(heard.at(-1)).toEqual({ type: 'gone' }));
    expect(watch?.stop).toHaveBeenCalled();
    say({ type: 'close' });
    await vi.waitFor(() => expect(hosts()).toEqual([]));
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

  test('removed by the page it returns once, then gives way', () => {
    show();
    for (const left of [1, 0]) {
      hosts()[0]?.remove();
      watch?.handlers.repair();
      expect(hosts()).toHaveLength(left);
    }
    expect(receive).toBeUndefined();
    expect(vi.getTimerCount()).toBe(0);
    expect(blocked).not.toHaveBeenCalled();
  });

  test.each<[string, (host: HTMLElement) => void]>([
    ['restyled', (host) => host.style.setProperty('opacity', '0', 'important')],
    ['closed', (host) => openOnes.delete(host)],
    ['made inert', (host) => host.setAttribute('inert', '')],
    ['made no popover', (host) => host.removeAttribute('popover')],
  ])('%s by the page it is put right, twenty times at the most', (_name, harm) => {
    show();
    const host = hosts()[0] as HTMLElement;
    const style = host.getAttribute('style');
    for (let time = 0; time < 20; time += 1) {
      harm(host);
      watch?.handlers.repair();
      expect(host.getAttribute('style')).toBe(style);
      expect(host.getAttribute('popover')).toBe('manual');
      expect(host.hasAttribute('inert')).toBe(false);
      expect(openOnes.has(host)).toBe(true);
    }
    expect(blocked).not.toHaveBeenCalled();
    harm(host);
    watch?.handlers.repair();
    expect(hosts()).toEqual([]);
    expect(blocked).toHaveBeenCalledOnce();
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
