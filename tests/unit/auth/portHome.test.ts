import { beforeEach, expect, it } from 'vitest';
import type { AuthHome } from '../../../lib/auth/home.ts';
import { serveHostPage } from '../../../lib/auth/hostPage.ts';
import type { CacheEntry, HostToken, SilentCall } from '../../../lib/auth/hostProtocol.ts';
import type { Wire } from '../../../lib/auth/peer.ts';
import { createPortHome, type OffscreenDocument } from '../../../lib/auth/portHome.ts';
import { fail, ok, type Result } from '../../../lib/platform/failure.ts';

/** An offscreen document with the real page code in it; messages travel as JSON, as in Chromium. */
let documents: { nudge(): void }[];
let created: number;
let accept: (wire: Wire) => void;
let cut: () => void;
let saved: CacheEntry[][];
let lost: number;
let silent: (call: SilentCall) => Promise<Result<HostToken>>;
let redirect: () => Promise<Result<HostToken>>;

const client = { clientId: 'c', tenantId: 't', loginHost: 'login.example', graphHost: 'graph.example' };
const who = { tenantId: 't', oid: 'o', username: 'adele' };
const call = { client, who, scopes: ['User.Read'] };
const token = ok({ token: 'secret', account: { ...who, displayName: 'Adele', isGuest: false } });
const window_ = { client, scopes: ['User.Read'], interactive: true };

function port(): Wire {
  const ends = [0, 1].map(() => ({ messages: [] as ((m: unknown) => void)[], closes: [] as (() => void)[] }));
  let open = true;
  const wire = (own: number): Wire => ({
    post(message) {
      if (!open) throw new Error('disconnected');
      const copy = JSON.parse(JSON.stringify(message));
      queueMicrotask(() => {
        for (const listener of open ? (ends[1 - own]?.messages ?? []) : []) listener(copy);
      });
    },
    onMessage: (listener) => ends[own]?.messages.push(listener),
    onClose: (listener) => ends[own]?.closes.push(listener),
  });
  cut = () => {
    open = false;
    for (const end of ends) for (const listener of end.closes) listener();
  };
  accept(wire(0));
  return wire(1);
}

const offscreen: OffscreenDocument = {
  exists: async () => documents.length > 0,
  async create() {
    created += 1;
    let nudged = () => {};
    documents.push({ nudge: () => nudged() });
    serveHostPage({
      connect: port,
      onNudge: (listener) => {
        nudged = listener;
      },
      createHost: (start, { save }) => ({
        async silent(input) {
          const answer = await silent(input);
          await save([...start.cache, ['msal.3|new', '1']]);
          return answer;
        },
        redirect: () => redirect(),
        forget: async () => ok(),
      }),
    });
  },
  async close() {
    documents = [];
    cut();
  },
  nudge: () => documents.at(-1)?.nudge(),
  onPort: (listener) => {
    accept = listener;
  },
};

const startWorker = (): AuthHome =>
  createPortHome(
    {
      start: async () => ({ redirectUri: 'https://x.example/', cache: [['msal.3|old', '1']] }),
      save: async (entries) => void saved.push(entries),
      flow: async () => fail({ kind: 'signInCancelled' }),
      hostLost: () => {
        lost += 1;
      },
    },
    offscreen,
  );

let home: AuthHome;
beforeEach(() => {
  documents = [];
  created = 0;
  saved = [];
  lost = 0;
  silent = async () => token;
  redirect = async () => token;
  home = startWorker();
});

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

it('makes one document for all who ask, and saves before it answers', async () => {
  const answers = await Promise.all([home.call('silent', call), home.call('silent', call)]);
  expect(answers).toEqual([token, token]);
  expect(created).toBe(1);
  expect(saved[0]).toEqual([
    ['msal.3|old', '1'],
    ['msal.3|new', '1'],
  ]);
});

it('finds the document again after the worker was stopped', async () => {
  await home.call('silent', call);
  cut();
  const later = startWorker();
  expect(await later.call('silent', call)).toEqual(token);
  expect(created).toBe(1);
});

it('asks once more when the document died under a silent call', async () => {
  let calls = 0;
  silent = async () => {
    calls += 1;
    if (calls > 1) return token;
    await offscreen.close();
    return token;
  };
  expect(await home.call('silent', call)).toEqual(token);
  expect([calls, created, lost]).toEqual([2, 2, 1]);
});

it('does not ask twice for a window', async () => {
  let calls = 0;
  redirect = async () => {
    calls += 1;
    await offscreen.close();
    return token;
  };
  expect(await home.call('redirect', window_)).toEqual(fail({ kind: 'signInInterrupted' }));
  expect([calls, lost]).toEqual([1, 1]);
});

it('saves what it finished after the worker had been stopped', async () => {
  let finish = () => {};
  silent = () =>
    new Promise((resolve) => {
      finish = () => resolve(token);
    });
  void home.call('silent', call);
  await settle();
  home = startWorker();
  cut();
  finish();
  await settle();
  expect(saved).toHaveLength(1);
});

it('answers a host that throws with a failure', async () => {
  silent = async () => {
    throw new Error('secret detail');
  };
  expect(await home.call('silent', call)).toEqual(fail({ kind: 'unexpected' }));
});
