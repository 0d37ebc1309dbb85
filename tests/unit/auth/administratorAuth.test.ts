import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import { createAdministratorAuth } from '../../../lib/auth/administratorAuth.ts';
import { administratorScopes, creationScopes } from '../../../lib/auth/tokenSource.ts';
import { fail } from '../../../lib/platform/failure.ts';
import { profileKey } from '../../../lib/platform/profile.ts';
import { ids } from '../../tenant/login/testing/seed.ts';
import { createSimulatedBrowser } from './simulatedBrowser.ts';

const fake = vi.hoisted(() => ({
  launch: async (_call: unknown): Promise<string | undefined> => undefined,
  redirectUri: '',
  policy: {},
}));
vi.mock('wxt/browser', () => {
  const area = { get: async () => ({}), set: async () => {}, remove: async () => {} };
  const windows = { getAll: async () => [], onCreated: { addListener() {} } };
  const identity = {
    getRedirectURL: () => fake.redirectUri,
    launchWebAuthFlow: (call: unknown) => fake.launch(call),
  };
  const storage = { session: area, local: area, managed: { get: async () => fake.policy } };
  return { browser: { identity, windows, storage } };
});
afterEach(() => vi.unstubAllGlobals());

it('the hub signs in to the registration that policy names, and forgets whoever signs out', async () => {
  const world = createSimulatedBrowser('administrator-in-the-hub');
  await world.startWorker().signIn({});
  world.shown.length = 0;
  const profile = profileKey({ cloud: 'global', tenantId: ids.contoso, oid: ids.adele });
  const row = await world.profiles.get(profile);
  if (row === undefined) throw new Error('not signed in');
  fake.launch = (call) => world.browser.launch(call as Parameters<typeof world.browser.launch>[0]);
  fake.redirectUri = world.browser.redirectUri();
  fake.policy = { clientId: ids.knock, administratorClientId: ids.administrators, tenantId: ids.contoso };

  const hub = createAdministratorAuth(world.store);
  expect((await hub.tokens.get(row, administratorScopes)).ok).toBe(true);
  expect(await hub.tokens.get(row, creationScopes)).toEqual(fail({ kind: 'notAllowed' }));
  expect(world.shown).toHaveLength(1);

  const forgotten = vi.waitFor(() => expect(cachedTokens()).toEqual([]));
  await world.store.profiles.update(profile, { session: 'signedOut' });
  await forgotten;
});

/** Keys of the tokens in MSAL's storage, which is the page's memory. */
const cachedTokens = (): string[] => Object.keys(window.sessionStorage).filter((key) => /token\|/.test(key));
