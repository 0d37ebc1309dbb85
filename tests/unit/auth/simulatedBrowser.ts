import 'fake-indexeddb/auto';
import { type AuthBrowser, createAuth } from '../../../lib/auth/auth.ts';
import type { AuthConfig } from '../../../lib/auth/clients.ts';
import type { PopupWindow } from '../../../lib/auth/flow.ts';
import { createLocalHome } from '../../../lib/auth/home.ts';
import type { FlowCall } from '../../../lib/auth/hostProtocol.ts';
import { createProfileStore } from '../../../lib/auth/profiles.ts';
import { ok, type Result } from '../../../lib/platform/failure.ts';
import { openStore } from '../../../lib/store/database.ts';
import { resetStore } from '../../../lib/store/wholeProfile.ts';
import { ids, redirectUri } from '../../tenant/login/testing/seed.ts';
import { accept, createWebHalf } from '../../tenant/login/testing/signIn.ts';
import { installPageGlobals } from './pageGlobals.ts';

/** What the person does in a sign-in window: picks an account, only accepts what is asked, or closes it. */
export type Act = { pick: string } | 'accept' | 'close';

/**
 * The browser adapter, faked over the simulated tenant: windows are a script-less browser, the network is the tenant's
 * handler, the host is the real one with the real MSAL in this page. `requests` is what went to the sign-in host.
 */
export function createSimulatedBrowser(name: string) {
  installPageGlobals();
  const half = createWebHalf();
  const windows = half.browser();
  let area = new Map<string, unknown>();
  const requests: string[] = [];
  const shown: FlowCall[] = [];
  let act: Act = { pick: ids.adele };
  let offline = false;
  let now = Date.parse('2026-06-01T09:00:00Z');
  let config: Result<AuthConfig> = ok({
    clientIds: { employee: ids.knock },
    tenantId: ids.contoso,
    cloud: 'global',
  });

  globalThis.fetch = async (input, init) => {
    if (offline) throw new TypeError('Failed to fetch');
    const url = String(input);
    requests.push(`${init?.method ?? 'GET'} ${new URL(url).pathname.split('/').at(-1)}`);
    const headers = new Headers(init?.headers);
    // As a browser does for what is posted from a page.
    if (init?.method === 'POST') headers.set('origin', new URL(redirectUri).origin);
    return half.handle(
      new Request(url, { method: init?.method ?? 'GET', headers, body: init?.body ?? null }),
    );
  };

  async function launch(call: FlowCall): Promise<string> {
    shown.push(call);
    if (offline) throw new Error('Authorization page could not be loaded.');
    let visit = await windows.open(call.url);
    const isDone = () => visit.url.href.startsWith(redirectUri);
    if (!isDone() && !call.interactive) throw new Error('User interaction required.');
    if (!isDone() && act === 'close') throw new Error('The user did not approve access.');
    if (!isDone() && typeof act === 'object') {
      visit = await windows.press(visit, { name: 'account', value: `${ids.contoso}/${act.pick}` });
    }
    if (!isDone()) visit = await windows.press(visit, accept);
    return visit.url.href;
  }

  const browser: AuthBrowser = {
    launch,
    redirectUri: () => redirectUri,
    popups: async (): Promise<PopupWindow[]> => [],
    popup: async () => undefined,
    closeWindow: async () => {},
    focusWindow: async () => {},
    onPopupCreated: () => {},
    session: {
      get: async (key) => structuredClone(area.get(key)),
      set: async (key, value) => void (value === undefined ? area.delete(key) : area.set(key, value)),
    },
    home: (services) => createLocalHome(services, () => import('../../../lib/auth/host.ts')),
  };

  const store = openStore(name);
  const profiles = createProfileStore(store);
  const startWorker = () =>
    createAuth({ browser, profiles, clock: { now: () => now }, config: async () => config });

  return {
    half,
    browser,
    store,
    profiles,
    requests,
    shown,
    startWorker,
    stored: () => JSON.stringify([...area]),
    acts: (next: Act) => {
      act = next;
    },
    setOffline: (value: boolean) => {
      offline = value;
    },
    configure: (next: Result<AuthConfig>) => {
      config = next;
    },
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    /** Access tokens in the stored cache end at once; a host that starts afterwards has to renew. */
    endAccessTokens: () => {
      const entries = area.get('auth.msal') as [string, string][];
      area.set(
        'auth.msal',
        entries.map(([key, value]) =>
          key.includes('|accesstoken|')
            ? [key, JSON.stringify({ ...JSON.parse(value), expiresOn: '1000' })]
            : [key, value],
        ),
      );
    },
    /** As a browser does it that is short of space. */
    loseDatabase: () => resetStore(store),
    /** The browser was closed: its session area is gone. */
    restartBrowser: () => {
      area = new Map();
    },
  };
}
