import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type AdministratorTokens,
  createAdministratorTokens,
} from '../../../lib/auth/administratorTokens.ts';
import { administratorScopes, creationScopes, employeeScopes } from '../../../lib/auth/tokenSource.ts';
import { fail, ok } from '../../../lib/platform/failure.ts';
import { profileKey } from '../../../lib/platform/profile.ts';
import { defaultSettings } from '../../../lib/settings/decodeSettings.ts';
import type { Settings } from '../../../lib/settings/settings.ts';
import type { ProfileRow } from '../../../lib/store/rows.ts';
import { createLoginControl } from '../../tenant/login/control.ts';
import { ids } from '../../tenant/login/testing/seed.ts';
import { createSimulatedBrowser } from './simulatedBrowser.ts';

const reading: Settings = {
  ...defaultSettings,
  clientId: ids.knock,
  administratorClientId: ids.administrators,
  tenantId: ids.contoso,
};
const creating: Settings = { ...reading, packageCreation: true };

let world: ReturnType<typeof createSimulatedBrowser>;
let settings: Settings;
let count = 0;

beforeEach(() => {
  count += 1;
  settings = reading;
  world = createSimulatedBrowser(`administrators-${count}`);
});
afterEach(() => vi.unstubAllGlobals());

/** Somebody is signed in to Knock, and opens the hub. */
async function opened(who: string = ids.adele): Promise<{ row: ProfileRow; hub: AdministratorTokens }> {
  world.acts({ pick: who });
  await world.startWorker().signIn({});
  const row = await world.profiles.get(profileKey({ cloud: 'global', tenantId: ids.contoso, oid: who }));
  if (row === undefined) throw new Error('not signed in');
  world.shown.length = 0;
  world.requests.length = 0;
  const hub = createAdministratorTokens({
    browser: world.browser,
    session: world.browser.session,
    profiles: world.profiles,
    clock: { now: Date.now },
    settings: async () => settings,
    load: () => import('../../../lib/auth/host.ts'),
  });
  return { row, hub };
}

const steer = (action: string, user: string) =>
  createLoginControl(world.half.core).request(`/${action}`, {
    method: 'POST',
    body: JSON.stringify({ user }),
  });

/** What the addresses that were opened at Entra ask for, besides the sign-in itself. */
const asked = () =>
  world.shown.map(({ url }) =>
    (new URL(url).searchParams.get('scope') ?? '')
      .split(' ')
      .filter((scope) => !['openid', 'profile', 'offline_access'].includes(scope)),
  );

describe('an administrator’s tokens', () => {
  it('to read come silently, by the browser’s own session, and then from memory', async () => {
    const { row, hub } = await opened();
    const token = await hub.tokens.get(row, administratorScopes);
    expect(token.ok).toBe(true);
    expect(world.shown).toMatchObject([{ interactive: false }]);
    expect(world.shown[0]?.url).toContain(ids.administrators);
    expect(asked()).toEqual([[...administratorScopes]]);
    world.requests.length = 0;
    expect(await hub.tokens.get(row, ['Group.Read.All'])).toEqual(token);
    expect(world.requests).toEqual([]);
  });

  it('are kept nowhere but in the page', async () => {
    const { row, hub } = await opened();
    const token = await hub.tokens.get(row, administratorScopes);
    expect(token.ok && world.stored().includes(token.value)).toBe(false);
    expect(world.stored()).not.toContain(ids.administrators);
  });

  it('need a press where Entra wants to see the person, and then are there', async () => {
    const { row, hub } = await opened();
    await steer('signOutEverywhere', row.username);
    expect(await hub.tokens.get(row, administratorScopes)).toEqual(fail({ kind: 'interactionRequired' }));
    expect(await hub.tokens.get(row, administratorScopes)).toEqual(fail({ kind: 'interactionRequired' }));
    expect(world.shown).toMatchObject([{ interactive: false }]);
    expect(await hub.signIn(row, 'reading')).toEqual(ok());
    expect(world.shown.at(-1)).toMatchObject({ interactive: true });
    expect((await hub.tokens.get(row, administratorScopes)).ok).toBe(true);
    expect((await world.profiles.get(row.profile))?.session).toBe('signedIn');
  });

  it('are refused to whoever isn’t assigned to the registration', async () => {
    const { row, hub } = await opened(ids.megan);
    expect(await hub.tokens.get(row, administratorScopes)).toEqual(
      fail({ kind: 'signInRefused', code: 50105 }),
    );
  });

  it('need a registration', async () => {
    const { row, hub } = await opened();
    settings = { ...defaultSettings, clientId: ids.knock, tenantId: ids.contoso };
    const needed = fail({ kind: 'consentNeeded', scopes: [...administratorScopes] });
    expect(await hub.tokens.get(row, administratorScopes)).toEqual(needed);
    expect(await hub.signIn(row, 'reading')).toEqual(needed);
    expect(world.requests).toEqual([]);
  });

  it('are for its own scopes only', async () => {
    const { row, hub } = await opened();
    expect(await hub.tokens.get(row, employeeScopes)).toEqual(fail({ kind: 'notAllowed' }));
    expect([world.shown, world.requests]).toEqual([[], []]);
  });

  it('are forgotten when the person signs out of Knock', async () => {
    const { row, hub } = await opened();
    await hub.tokens.get(row, administratorScopes);
    await world.profiles.patch(row.profile, { session: 'signedOut' });
    await hub.forget(row);
    expect(await hub.tokens.get(row, administratorScopes)).toEqual(fail({ kind: 'signedOut' }));
    expect(await hub.signIn(row, 'reading')).toEqual(fail({ kind: 'signedOut' }));
    await world.profiles.patch(row.profile, { session: 'signedIn' });
    expect(await hub.tokens.get(row, administratorScopes)).toEqual(fail({ kind: 'interactionRequired' }));
  });

  it('cost nothing where nobody asked for one', async () => {
    const { row, hub } = await opened();
    await hub.forget(row);
    expect([world.shown, world.requests]).toEqual([[], []]);
  });
});

describe('the scope that writes', () => {
  it('is never asked for without packageCreation', async () => {
    const { row, hub } = await opened();
    expect(await hub.signIn(row, 'reading')).toEqual(ok());
    expect((await hub.tokens.get(row, administratorScopes)).ok).toBe(true);
    expect(await hub.tokens.get(row, creationScopes)).toEqual(fail({ kind: 'notAllowed' }));
    expect(await hub.signIn(row, 'creation')).toEqual(fail({ kind: 'notAllowed' }));
    expect(asked().flat()).not.toContain(creationScopes[0]);
    expect(
      asked()
        .flat()
        .filter((scope) => /Write/.test(scope)),
    ).toEqual([]);
  });

  it('is asked for by the press on Create, where policy says so, and not before', async () => {
    settings = creating;
    const { row, hub } = await opened(ids.admin);
    expect((await hub.tokens.get(row, administratorScopes)).ok).toBe(true);
    expect(asked()).toEqual([[...administratorScopes]]);
    world.acts('accept');
    expect(await hub.signIn(row, 'creation')).toEqual(ok());
    expect(asked().at(-1)).toEqual([...creationScopes]);
    expect((await hub.tokens.get(row, creationScopes)).ok).toBe(true);
  });

  it('takes an administrator’s consent, which is one page away', async () => {
    settings = creating;
    const { row, hub } = await opened();
    await hub.tokens.get(row, administratorScopes);
    const refused = await hub.tokens.get(row, creationScopes);
    expect(refused).toMatchObject({ failure: { kind: 'consentNeeded', scopes: [...creationScopes] } });
    expect(refused).toHaveProperty('failure.adminConsentUrl');
    expect((await hub.tokens.get(row, administratorScopes)).ok).toBe(true);
  });
});
