import { expect, it } from 'vitest';
import { createPeer, PeerClosed, type Wire } from '../../../lib/auth/peer.ts';

type Adder = {
  add: { in: { a: number; b: number }; out: number };
  nothing: { in: undefined; out: undefined };
};

/** Two ends of a port; messages travel as JSON, as in Chromium. */
function wires(): { left: Wire; right: Wire; close(): void } {
  const listeners: { left: ((message: unknown) => void)[]; right: ((message: unknown) => void)[] } = {
    left: [],
    right: [],
  };
  const closers: (() => void)[] = [];
  let open = true;
  const wire = (own: 'left' | 'right', other: 'left' | 'right'): Wire => ({
    post(message) {
      if (!open) throw new Error('disconnected');
      const copy = JSON.parse(JSON.stringify(message));
      queueMicrotask(() => {
        for (const listener of listeners[other]) listener(copy);
      });
    },
    onMessage: (listener) => listeners[own].push(listener),
    onClose: (listener) => closers.push(listener),
  });
  return {
    left: wire('left', 'right'),
    right: wire('right', 'left'),
    close() {
      open = false;
      for (const closer of closers) closer();
    },
  };
}

const adder = {
  add: async ({ a, b }: { a: number; b: number }) => {
    if (a < 0) throw new Error('secret detail');
    return a + b;
  },
  nothing: async () => undefined,
};

it('calls in both directions over one port', async () => {
  const { left, right } = wires();
  const toRight = createPeer<Adder, Adder>(left, adder);
  const toLeft = createPeer<Adder, Adder>(right, adder);
  const [one, two, nothing] = await Promise.all([
    toRight.call('add', { a: 1, b: 2 }),
    toLeft.call('add', { a: 3, b: 4 }),
    toRight.call('nothing', undefined),
  ]);
  expect([one, two, nothing]).toEqual([3, 7, undefined]);
});

it('passes on that the other end threw, not what', async () => {
  const { left, right } = wires();
  createPeer<Adder, Adder>(right, adder);
  const peer = createPeer<Adder, Adder>(left, adder);
  await expect(peer.call('add', { a: -1, b: 0 })).rejects.toThrow('the other end failed');
});

it('rejects what is due when the port closes, and everything after', async () => {
  const { left, close } = wires();
  const peer = createPeer<Adder, Adder>(left, adder);
  const due = peer.call('add', { a: 1, b: 1 });
  close();
  await expect(due).rejects.toBeInstanceOf(PeerClosed);
  expect(peer.isOpen()).toBe(false);
  await expect(peer.call('add', { a: 1, b: 1 })).rejects.toBeInstanceOf(PeerClosed);
});

it.each([
  null,
  'text',
  {},
  { number: 1 },
  { number: 7, done: true, value: 3 },
  { call: 'toString', number: 1 },
])('is not upset by %j', async (noise) => {
  const { left, right } = wires();
  const peer = createPeer<Adder, Adder>(left, adder);
  createPeer<Adder, Adder>(right, adder);
  right.post(noise);
  expect(await peer.call('add', { a: 1, b: 1 })).toBe(2);
});
