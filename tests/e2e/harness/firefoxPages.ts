import type { Marionette } from './marionette.ts';
import { until } from './until.ts';

/** Pages of a Firefox, as Marionette shows them: one current window and frame at a time. */
export interface FirefoxPages {
  navigate(url: string): Promise<void>;
  url(): Promise<string>;
  /** Runs a function body in the page, with `arguments`; its promise is awaited. Sees the page's DOM, not its globals. */
  script<T>(body: string, ...values: unknown[]): Promise<T>;
  /** Runs a function body with the browser's own rights. */
  inChrome<T>(body: string): Promise<T>;
  /** Waits for the element and clicks it as a mouse does. XPath, or CSS. */
  click(selector: string): Promise<void>;
  /** Waits for the element and moves the mouse onto it. */
  hover(selector: string): Promise<void>;
  type(selector: string, text: string): Promise<void>;
  exists(selector: string): Promise<boolean>;
  /** A real mouse: to this point of the window, and one press there. In CSS pixels of the page. */
  pressAt(x: number, y: number): Promise<void>;
  /** The same with a finger. */
  tapAt(x: number, y: number): Promise<void>;
  /** One key, by WebDriver's code of it. */
  pressKey(key: string): Promise<void>;
  /** Makes the page so large, in CSS pixels. Out: how large it was. */
  resize(size: Size): Promise<Size>;
  /** Waits until the page's text holds this. */
  seesText(text: string | RegExp): Promise<void>;
  /** Handles of all windows and tabs. */
  windows(): Promise<string[]>;
  switchTo(handle: string): Promise<void>;
  openTab(): Promise<string>;
  closeWindow(): Promise<void>;
  /** Switches to the only frame of the page: shadow roots hide it from selectors, not from its index. */
  enterFrame(index?: number): Promise<void>;
  leaveFrames(): Promise<void>;
  /** PNG of the current window. */
  screenshot(): Promise<Buffer>;
}

interface Size {
  width: number;
  height: number;
}

const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

export function firefoxPages(marionette: Marionette): FirefoxPages {
  const strategy = (selector: string) => (selector.startsWith('/') ? 'xpath' : 'css selector');
  const find = async (selector: string): Promise<string | undefined> => {
    const found = await marionette.send<Record<string, string>[]>('WebDriver:FindElements', {
      using: strategy(selector),
      value: selector,
    });
    return found[0]?.[elementKey];
  };
  const waitFor = async (selector: string): Promise<string> => {
    const id = await until(selector, () => find(selector).catch(() => undefined));
    if (id === undefined) throw new Error(`No ${selector}`);
    return id;
  };
  const script = async <T>(body: string, values: unknown[]): Promise<T> => {
    const { value } = await marionette.send<{ value: T }>('WebDriver:ExecuteAsyncScript', {
      script: `const done = arguments[arguments.length - 1];
        (async () => { ${body} })().then(done, (error) => done({ error: String(error) }));`,
      args: values,
      newSandbox: false,
    });
    return value;
  };

  const moves = ({ x, y }: { x: number; y: number }) => [
    { type: 'pointerMove', origin: 'viewport', x: Math.round(x), y: Math.round(y) },
  ];
  const press = [
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ];
  const act = async (pointerType: string, actions: object[]): Promise<void> => {
    const pointer = { type: 'pointer', id: pointerType, parameters: { pointerType }, actions };
    await marionette.send('WebDriver:PerformActions', { actions: [pointer] });
  };

  return {
    navigate: (url) => marionette.send('WebDriver:Navigate', { url }),
    url: async () => (await marionette.send<{ value: string }>('WebDriver:GetCurrentURL')).value,
    script: (body, ...values) => script(body, values),
    async inChrome(body) {
      await marionette.send('Marionette:SetContext', { value: 'chrome' });
      try {
        return await script(body, []);
      } finally {
        await marionette.send('Marionette:SetContext', { value: 'content' });
      }
    },
    async click(selector) {
      await marionette.send('WebDriver:ElementClick', { id: await waitFor(selector) });
    },
    async hover(selector) {
      const origin = { [elementKey]: await waitFor(selector) };
      const move = { type: 'pointerMove', origin, x: 0, y: 0 };
      const mouse = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: [move] };
      await marionette.send('WebDriver:PerformActions', { actions: [mouse] });
    },
    async type(selector, text) {
      const id = await waitFor(selector);
      await marionette.send('WebDriver:ElementClear', { id });
      await marionette.send('WebDriver:ElementSendKeys', { id, text });
    },
    pressAt: (x, y) => act('mouse', [...moves({ x: Math.max(0, x - 20), y }), ...moves({ x, y }), ...press]),
    tapAt: (x, y) => act('touch', [...moves({ x, y }), ...press]),
    async pressKey(value) {
      const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value }));
      await marionette.send('WebDriver:PerformActions', {
        actions: [{ type: 'key', id: 'keyboard', actions }],
      });
    },
    async resize({ width, height }) {
      const before = await script<Size>('return { width: innerWidth, height: innerHeight };', []);
      const outer = await marionette.send<Size>('WebDriver:GetWindowRect');
      const next = {
        width: outer.width + width - before.width,
        height: outer.height + height - before.height,
      };
      await marionette.send('WebDriver:SetWindowRect', next);
      return before;
    },
    exists: async (selector) => (await find(selector)) !== undefined,
    async seesText(text) {
      await until(
        `text ${text}`,
        // Between two documents there is no text at all.
        async () =>
          (await script<string | null>('return document.body?.innerText ?? ""', []).catch(() => '')) ?? '',
        (seen) => (typeof text === 'string' ? seen.includes(text) : text.test(seen)),
      );
    },
    windows: () => marionette.send<string[]>('WebDriver:GetWindowHandles'),
    switchTo: (handle) => marionette.send('WebDriver:SwitchToWindow', { handle, focus: true }),
    async openTab() {
      const { handle } = await marionette.send<{ handle: string }>('WebDriver:NewWindow', { type: 'tab' });
      await marionette.send('WebDriver:SwitchToWindow', { handle, focus: true });
      return handle;
    },
    closeWindow: () => marionette.send('WebDriver:CloseWindow'),
    enterFrame: async (index = 0) => {
      await until('frame', () =>
        marionette.send('WebDriver:SwitchToFrame', { id: index }).then(
          () => true,
          () => false,
        ),
      );
    },
    leaveFrames: () => marionette.send('WebDriver:SwitchToFrame', { id: null }),
    async screenshot() {
      const { value } = await marionette.send<{ value: string }>('WebDriver:TakeScreenshot', { full: false });
      return Buffer.from(value, 'base64');
    },
  };
}
