import { beforeEach, describe, expect, it } from 'vitest';
import { createFlow, type Flow, type FlowBrowser, type PopupWindow } from '../../../lib/auth/flow.ts';
import type { SessionArea } from '../../../lib/auth/sessionArea.ts';

const redirectUri = 'https://abcdefghijklmnop.chromiumapp.org/';
const authorize = `https://login.microsoftonline.com/t/authorize?redirect_uri=${encodeURIComponent(redirectUri)}`;
const interactive = { url: authorize, interactive: true };
const hidden = { url: authorize, interactive: false };

let open: Map<number, PopupWindow>;
let area: Map<string, unknown>;
let created: (id: number) => void;
let pending: { resolve(url: string | undefined): void; reject(error: Error): void }[];
let focused: number[];

const session: SessionArea = {
  get: async (key) => structuredClone(area.get(key)),
  set: async (key, value) => void area.set(key, structuredClone(value)),
};

const browser: FlowBrowser = {
  redirectUri: () => redirectUri,
  launch: () => new Promise((resolve, reject) => pending.push({ resolve, reject })),
  popups: async () => [...open.values()],
  popup: async (id) => open.get(id),
  async closeWindow(id) {
    if (open.delete(id)) pending.shift()?.reject(new Error('The user did not approve access.'));
  },
  focusWindow: async (id) => void focused.push(id),
  onPopupCreated: (listener) => {
    created = listener;
  },
};

const settle = () => new Promise((resolve) => setTimeout(resolve));

/** A popup of the browser, as its creation event announces it. */
async function popUp(id: number, ...urls: string[]): Promise<void> {
  open.set(id, { id, urls });
  created(id);
  await settle();
}

let flow: Flow;
beforeEach(() => {
  open = new Map();
  area = new Map();
  pending = [];
  focused = [];
  flow = createFlow({ browser, session });
});

/** Starts a flow and waits until the browser has it; in an object, so that awaiting it does not await the answer. */
const started = async (call = interactive) => {
  const answer = flow.run(call);
  await settle();
  return { answer };
};

describe('a flow', () => {
  it('gives the address that came back', async () => {
    const { answer } = await started();
    pending[0]?.resolve(`${redirectUri}#code=1`);
    expect(await answer).toEqual({ ok: true, value: `${redirectUri}#code=1` });
  });

  it('is cancelled when the person closes the window', async () => {
    const { answer } = await started();
    await popUp(7, authorize);
    await browser.closeWindow(7);
    expect(await answer).toEqual({ ok: false, failure: { kind: 'signInCancelled' } });
    expect(area.get('auth.flow')).toEqual({ active: false, windows: [] });
  });

  it('closes a window that outlived its end', async () => {
    const { answer } = await started();
    await popUp(7, authorize);
    pending.shift()?.resolve(`${redirectUri}#code=1`);
    await answer;
    expect(open.size).toBe(0);
  });

  it('can be aborted and brought forward', async () => {
    const { answer } = await started();
    await popUp(7, '');
    await flow.focus();
    expect(focused).toEqual([7]);
    expect(flow.isWindowOpen()).toBe(true);
    await flow.abort();
    expect((await answer).ok).toBe(false);
    expect(flow.isWindowOpen()).toBe(false);
  });
});

describe('windows', () => {
  it('sweeps what a stopped worker left behind, and nothing else', async () => {
    await started();
    await popUp(7, 'https://sts.federated.example/');
    area.set('auth.flow', { active: true, windows: [7] });
    await popUp(8, 'https://shop.example/popup');
    pending = [];
    const next = createFlow({ browser, session });
    const answer = next.run(interactive);
    await settle();
    expect([...open.keys()]).toEqual([8]);
    pending[0]?.resolve(redirectUri);
    expect((await answer).ok).toBe(true);
  });

  it('sweeps an unrecorded window by the redirect address in it', async () => {
    open.set(9, { id: 9, urls: [authorize] });
    const { answer } = await started();
    expect(open.size).toBe(0);
    pending.at(-1)?.resolve(redirectUri);
    await answer;
  });

  it('takes no other popup for its own', async () => {
    const { answer } = await started();
    await popUp(8, 'https://shop.example/popup');
    pending.shift()?.resolve(redirectUri);
    await answer;
    expect([...open.keys()]).toEqual([8]);
  });

  it('leaves windows alone for a hidden flow', async () => {
    open.set(9, { id: 9, urls: [authorize] });
    const { answer } = await started(hidden);
    await popUp(10, authorize);
    expect(flow.isWindowOpen()).toBe(false);
    pending.shift()?.resolve(redirectUri);
    await answer;
    expect([...open.keys()]).toEqual([9, 10]);
  });
});

describe('whose page it is', () => {
  it('knows its window, also after the worker was stopped', async () => {
    const { answer } = await started();
    await popUp(7, authorize);
    const later = createFlow({ browser, session });
    for (const knows of [flow, later]) {
      expect(await knows.isFlowWindow({ tab: { windowId: 7 } })).toBe(true);
      expect(await knows.isFlowWindow({ tab: { windowId: 1 } })).toBe(false);
      // Chromium names no tab for the hidden page and the window's first moments.
      expect(await knows.isFlowWindow({})).toBe(true);
    }
    pending.shift()?.resolve(redirectUri);
    await answer;
    expect(await flow.isFlowWindow({})).toBe(false);
    expect(await flow.isFlowWindow({ tab: { windowId: 7 } })).toBe(false);
  });

  it.each([undefined, null, 'text', { active: true }, { active: true, windows: 'all' }])(
    'survives the stored state %j',
    async (state) => {
      area.set('auth.flow', state);
      expect(await flow.isFlowWindow({})).toBe(false);
      const { answer } = await started();
      pending[0]?.resolve(redirectUri);
      expect((await answer).ok).toBe(true);
    },
  );
});
