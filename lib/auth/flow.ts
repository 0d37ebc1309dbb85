import { fail, ok, type Result } from '../platform/failure.ts';
import { isRecord } from '../platform/isRecord.ts';
import { flowFailure } from './failures.ts';
import type { FlowCall } from './hostProtocol.ts';
import type { SessionArea } from './sessionArea.ts';

/** A window as far as a sign-in window is told from others; `urls` only where a host permission shows them. */
export interface PopupWindow {
  id: number;
  urls: string[];
}

/** What a flow needs of the browser. */
export interface FlowBrowser {
  launch(call: FlowCall): Promise<string | undefined>;
  /** Windows of type `popup`. */
  popups(): Promise<PopupWindow[]>;
  popup(id: number): Promise<PopupWindow | undefined>;
  closeWindow(id: number): Promise<void>;
  focusWindow(id: number): Promise<void>;
  /** Registered synchronously. */
  onPopupCreated(listener: (id: number) => void): void;
  redirectUri(): string;
}

/** The sender of a message, as far as it tells a sign-in window. */
export interface FlowSender {
  tab?: { windowId?: number | undefined } | undefined;
}

export interface Flow {
  run(call: FlowCall): Promise<Result<string>>;
  /** Closes the sign-in window; the flow under way ends as cancelled. */
  abort(): Promise<void>;
  focus(): Promise<void>;
  /** A window is open, as far as this worker knows. */
  isWindowOpen(): boolean;
  /** The message comes from a sign-in window or hidden sign-in page of Knock's own, also one left over. */
  isFlowWindow(sender: FlowSender): Promise<boolean>;
}

/** Survives the worker: a window it leaves behind blocks the next flow, in both browsers. */
interface FlowState {
  active: boolean;
  windows: number[];
}

const stateKey = 'auth.flow';

/** Owns `launchWebAuthFlow`. Create it synchronously at the worker's start: it listens for its window's creation. */
export function createFlow({ browser, session }: { browser: FlowBrowser; session: SessionArea }): Flow {
  let running = 0;
  /** Origin of the interactive flow's first page; set while its window may appear. */
  let origin: string | undefined;
  let windows: number[] = [];

  const save = (state: FlowState) => session.set(stateKey, state);

  browser.onPopupCreated((id) => {
    if (origin !== undefined) void record(id, origin);
  });

  async function record(id: number, expected: string): Promise<void> {
    const popup = await browser.popup(id);
    if (popup === undefined || origin === undefined || !couldBeSignIn(popup, expected)) return;
    windows.push(id);
    await save({ active: true, windows });
  }

  async function sweep(): Promise<void> {
    const left = readState(await session.get(stateKey)).windows;
    const mark = encodeURIComponent(browser.redirectUri());
    const marked = (await browser.popups()).filter(({ urls }) => urls.some((url) => url.includes(mark)));
    const ids = new Set([...left, ...windows, ...marked.map(({ id }) => id)]);
    await Promise.all([...ids].map((id) => browser.closeWindow(id)));
    windows = [];
  }

  async function launch(call: FlowCall): Promise<Result<string>> {
    try {
      const address = await browser.launch(call);
      return address === undefined ? fail({ kind: 'signInCancelled' }) : ok(address);
    } catch (error) {
      return flowFailure(error);
    }
  }

  async function end(interactive: boolean): Promise<void> {
    if (interactive) {
      origin = undefined;
      await Promise.all(windows.map((id) => browser.closeWindow(id)));
      windows = [];
    }
    await save({ active: running > 0, windows });
  }

  return {
    async run(call) {
      if (call.interactive) await sweep();
      running += 1;
      await save({ active: true, windows });
      if (call.interactive) origin = new URL(call.url).origin;
      try {
        return await launch(call);
      } finally {
        running -= 1;
        await end(call.interactive);
      }
    },
    abort: async () => void (await Promise.all(windows.map((id) => browser.closeWindow(id)))),
    focus: async () => void (await Promise.all(windows.map((id) => browser.focusWindow(id)))),
    isWindowOpen: () => origin !== undefined,
    async isFlowWindow({ tab }) {
      const state = readState(await session.get(stateKey));
      // Chromium gives no tab for the hidden page and for the window's first moments.
      if (tab === undefined) return running > 0 || state.active;
      const id = tab.windowId;
      if (id === undefined) return false;
      if (windows.includes(id) || state.windows.includes(id)) return true;
      return origin !== undefined && (await browser.popup(id)) !== undefined;
    },
  };
}

/** The address may not be visible (a federated sign-in page) or not be there yet. */
const couldBeSignIn = ({ urls }: PopupWindow, origin: string): boolean =>
  urls.every((url) => url === '' || url === 'about:blank' || url.startsWith(`${origin}/`));

function readState(value: unknown): FlowState {
  if (!isRecord(value) || !('active' in value) || !Array.isArray(value.windows))
    return { active: false, windows: [] };
  return { active: value.active === true, windows: value.windows.filter((id) => typeof id === 'number') };
}
