import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Auth } from '../../../lib/auth/auth.ts';
import { employeeScopes, lookUpScopes } from '../../../lib/auth/tokenSource.ts';
import { fail, ok } from '../../../lib/platform/failure.ts';
import { keepLog } from '../../../lib/platform/log.ts';
import { type Profile, profileKey } from '../../../lib/platform/profile.ts';
import { createLoginControl } from '../../tenant/login/control.ts';
import { ids } from '../../tenant/login/testing/seed.ts';
import { createSimulatedBrowser } from './simulatedBrowser.ts';

const person = (oid: string): Profile => ({ cloud: 'global', tenantId: ids.contoso, oid });
const adele = person(ids.adele);
const megan = person(ids.megan);
const hour = 3600_000;

let world: ReturnType<typeof createSimulatedBrowser>;
let auth: Auth;
let count = 0;
afterEach(() => vi.unstubAllGlobals());
beforeEach(() => {
  count += 1;
  world = createSimulatedBrowser(`auth-${count}`);
  auth = world.startWorker();
});

const get = (profile: Profile = adele) => auth.tokens.get(profile, employeeScopes);
const steer = (action: string, user: string) =>
  createLoginControl(world.half.core).request(`/${action}`, {
    method: 'POST',
    body: JSON.stringify({ user }),
  });
const sessionOf = async (profile: Profile) => (await world.profiles.get(profileKey(profile)))?.session;

async function signedIn(): Promise<void> {
  expect(await auth.signIn({})).toEqual(ok({ profile: profileKey(adele) }));
  world.requests.length = 0;
  world.shown.length = 0;
}

/** The refresh token has ended and the access token, too; the worker is new. */
async function revoked(): Promise<void> {
  await steer('revoke', 'adelev@contoso.com');
  renewing();
}

function renewing(): void {
  world.endAccessTokens();
  auth = world.startWorker();
}

describe('signing in', () => {
  it('writes the profile, makes it active, and serves its token without another request', async () => {
    await signedIn();
    expect(await world.profiles.get(profileKey(adele))).toMatchObject({
      username: 'adelev@contoso.com',
      displayName: 'Adele Vance',
      session: 'signedIn',
      isGuest: false,
    });
    expect(await world.profiles.active()).toBe(profileKey(adele));
    expect((await get()).ok).toBe(true);
    expect((await auth.tokens.get(adele, ['User.Read'])).ok).toBe(true);
    expect(world.requests).toEqual([]);
  });

  it('can be cancelled again and again', async () => {
    world.acts('close');
    expect(await auth.signIn({})).toEqual(fail({ kind: 'signInCancelled' }));
    expect(await auth.signIn({})).toEqual(fail({ kind: 'signInCancelled' }));
    world.acts({ pick: ids.adele });
    await signedIn();
  });

  it('stores nobody when another account came back than was asked for', async () => {
    await signedIn();
    await steer('signOutEverywhere', 'adelev@contoso.com');
    world.acts({ pick: ids.megan });
    expect(await auth.signIn({ profile: profileKey(adele) })).toEqual(
      fail({ kind: 'otherAccount', asked: 'adelev@contoso.com', got: 'meganb@contoso.com' }),
    );
    expect(world.stored()).not.toContain(ids.megan);
    expect(await world.profiles.get(profileKey(megan))).toBeUndefined();
  });

  it('offers a choice for a second person, and keeps both', async () => {
    await signedIn();
    world.acts({ pick: ids.megan });
    expect(await auth.signIn({})).toEqual(ok({ profile: profileKey(megan) }));
    expect(world.shown.at(-1)?.url).toContain('prompt=select_account');
    const [one, two] = [await get(adele), await get(megan)];
    expect([one.ok, two.ok]).toEqual([true, true]);
    expect(one).not.toEqual(two);
  });

  it('is one window for equal calls at once', async () => {
    const answers = await Promise.all([auth.signIn({}), auth.signIn({}), auth.signIn({})]);
    expect(answers).toEqual(Array(3).fill(ok({ profile: profileKey(adele) })));
    expect(world.shown).toHaveLength(1);
  });

  it.each([{ kind: 'notConfigured' } as const, { kind: 'policyNotKnownYet' } as const])(
    'passes on $kind',
    async (failure) => {
      world.configure(fail(failure));
      expect(await auth.signIn({})).toEqual(fail(failure));
      expect(await get()).toEqual(fail(failure));
      expect(world.shown).toEqual([]);
    },
  );
});

describe('renewing', () => {
  it('uses the refresh token, once for all who ask', async () => {
    await signedIn();
    renewing();
    const answers = await Promise.all([get(), get(), get()]);
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(world.requests).toEqual(['POST token']);
    expect(world.shown).toEqual([]);
  });

  it('tries the browser’s own session when the refresh token has ended', async () => {
    await signedIn();
    world.half.core.clock.advance(25 * hour);
    renewing();
    expect((await get()).ok).toBe(true);
    expect(world.shown).toMatchObject([{ interactive: false }]);
    expect(world.shown[0]?.url).toContain('prompt=none');
    expect(world.shown[0]?.url).toContain('login_hint=adelev');
    expect(await sessionOf(adele)).toBe('signedIn');
  });

  it('tries it once an hour, then asks for the person', async () => {
    await signedIn();
    await revoked();
    expect((await get()).ok).toBe(true);
    await revoked();
    expect(await get()).toEqual(fail({ kind: 'interactionRequired' }));
    expect(await sessionOf(adele)).toBe('needsSignIn');
    expect(await get()).toEqual(fail({ kind: 'interactionRequired' }));
    expect(world.shown).toHaveLength(1);
    world.pass(hour);
    expect((await get()).ok).toBe(true);
    expect(await sessionOf(adele)).toBe('signedIn');
    expect(world.shown).toHaveLength(2);
  });

  it.each([
    ['offline', false],
    ['signInUnreachable', true],
  ] as const)('does not count an attempt that never reached Entra: %s', async (kind, onLine) => {
    vi.stubGlobal('navigator', { onLine });
    await signedIn();
    await revoked();
    world.setOffline(true);
    expect(await get()).toEqual(fail({ kind }));
    expect(await sessionOf(adele)).toBe('signedIn');
    world.setOffline(false);
    expect((await get()).ok).toBe(true);
  });

  it('says who has to come when no session is left, and a sign-in mends it', async () => {
    await signedIn();
    await steer('signOutEverywhere', 'adelev@contoso.com');
    renewing();
    expect(await get()).toEqual(fail({ kind: 'interactionRequired' }));
    expect(await auth.signIn({ profile: profileKey(adele) })).toEqual(ok({ profile: profileKey(adele) }));
    expect((await get()).ok).toBe(true);
  });

  it('restores after a restart of the browser, also twice within the hour', async () => {
    await signedIn();
    for (const expected of [1, 2]) {
      world.restartBrowser();
      auth = world.startWorker();
      await auth.restore();
      expect(world.shown).toHaveLength(expected);
      expect(await sessionOf(adele)).toBe('signedIn');
    }
    expect(world.stored()).not.toContain('msal.interaction');
  });

  it('says what is not consented, without touching the session', async () => {
    await signedIn();
    const answer = await auth.tokens.get(adele, lookUpScopes);
    expect(answer).toMatchObject({
      ok: false,
      failure: { kind: 'consentNeeded', scopes: [...lookUpScopes] },
    });
    expect(world.shown).toEqual([]);
    expect(await sessionOf(adele)).toBe('signedIn');
  });

  it('asks for the person where Entra wants more than the sign-in was, and says what at the next one', async () => {
    await signedIn();
    await steer('requireInteraction', 'adelev@contoso.com');
    renewing();
    expect(await get()).toMatchObject({ ok: false, failure: { kind: 'claimsChallenge' } });
    expect(await sessionOf(adele)).toBe('needsSignIn');
    expect(await get(), 'Entra is not asked again at once').toEqual(fail({ kind: 'interactionRequired' }));
    expect(world.requests).toEqual(['POST token']);
    expect(await auth.signIn({ profile: profileKey(adele) })).toMatchObject({ ok: true });
    expect(decodeURIComponent(world.shown.at(-1)?.url ?? '')).toContain('polids');
    expect((await get()).ok).toBe(true);
  });

  it('needs a sign-in as often as Conditional Access wants one', async () => {
    world.half.core.switches.set({ signInFrequencyHours: 4 });
    await signedIn();
    world.half.core.clock.advance(5 * hour);
    renewing();
    expect(await get()).toEqual(fail({ kind: 'interactionRequired' }));
    expect(await sessionOf(adele)).toBe('needsSignIn');
    expect(await auth.signIn({ profile: profileKey(adele) })).toMatchObject({ ok: true });
  });

  it.each([
    ['disabled', 50057],
    ['risk', 53011],
  ] as const)('of a blocked account says so, and not to sign in again: %s', async (blockedAccount, code) => {
    await signedIn();
    world.half.core.switches.set({ blockedAccount });
    renewing();
    expect(await get()).toEqual(fail({ kind: 'signInRefused', code }));
    expect(await sessionOf(adele)).toBe('signedIn');
    expect([world.requests, world.shown]).toEqual([['POST token'], []]);
  });

  it.each(['web', 'public'] as const)('says where a registration under %s is mended', async (platform) => {
    world.half.core.switches.set({ platform });
    expect(await auth.signIn({})).toMatchObject({
      ok: false,
      failure: { kind: 'signInRefused', code: 9002326, registrationUrl: expect.stringContaining(ids.knock) },
    });
  });

  it('hands a claims challenge on to the next sign-in', async () => {
    await signedIn();
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
    expect(await auth.tokens.get(adele, employeeScopes, { claims })).toEqual(
      fail({ kind: 'claimsChallenge', claims }),
    );
    expect(await auth.signIn({ profile: profileKey(adele) })).toMatchObject({ ok: true });
    expect(decodeURIComponent(world.shown.at(-1)?.url ?? '')).toContain('"value":"c1"');
    world.requests.length = 0;
    expect((await get()).ok).toBe(true);
    expect(world.requests).toEqual([]);
  });
});

describe('signing out', () => {
  it('forgets the tokens, keeps the row, and never renews silently', async () => {
    await signedIn();
    expect(await auth.signOut(profileKey(adele))).toEqual(ok());
    expect(world.stored()).not.toContain(ids.adele);
    expect(await sessionOf(adele)).toBe('signedOut');
    expect(await world.profiles.active()).toBeUndefined();
    expect(await get()).toEqual(fail({ kind: 'signedOut' }));
    await auth.restore();
    expect([world.requests, world.shown]).toEqual([[], []]);
  });

  it.each([
    [
      'another registration is configured by now',
      ok({
        clientIds: { employee: ids.assigned },
        tenantId: ids.fabrikam,
        cloud: 'global' as const,
      }),
    ],
    ['none is configured any more', fail({ kind: 'policyNotKnownYet' })],
  ])('forgets them although %s', async (_name, config) => {
    await signedIn();
    expect(world.stored()).toContain(ids.adele);
    world.configure(config);
    expect(await auth.signOut(profileKey(adele))).toEqual(ok());
    expect(world.stored()).not.toContain(ids.adele);
  });

  it('also of what was under way', async () => {
    await signedIn();
    await revoked();
    const [token] = await Promise.all([get(), auth.signOut(profileKey(adele))]);
    expect(token).toEqual(fail({ kind: 'signedOut' }));
    expect(await sessionOf(adele)).toBe('signedOut');
    expect(world.stored()).not.toContain(`accesstoken|${ids.knock}`);
  });

  it('moves on to somebody who is still signed in', async () => {
    await signedIn();
    world.acts({ pick: ids.megan });
    await auth.signIn({});
    await auth.signOut(profileKey(megan));
    expect(await world.profiles.active()).toBe(profileKey(adele));
    expect((await get()).ok).toBe(true);
    expect(await auth.switchProfile(profileKey(person(ids.admin)))).toEqual(fail({ kind: 'signedOut' }));
  });
});

describe('forgetting everybody', () => {
  it('takes every token, also where the database is gone', async () => {
    await signedIn();
    await world.loseDatabase();
    auth = world.startWorker();
    await auth.forgetAll();
    expect(world.stored()).not.toContain('msal.3|');
  });
});

describe('approving', () => {
  const approve = () => auth.tokens.get(adele, ['EntitlementManagement.ReadWrite.All'], { role: 'approver' });

  it('needs a client of its own', async () => {
    await signedIn();
    expect(await approve()).toEqual(
      fail({ kind: 'consentNeeded', scopes: ['EntitlementManagement.ReadWrite.All'] }),
    );
    expect(await auth.signIn({ role: 'approver' })).toMatchObject({
      ok: false,
      failure: { kind: 'consentNeeded' },
    });
    expect(world.requests).toEqual([]);
  });

  it('shares the employee’s client where the organisation accepts that', async () => {
    await signedIn();
    world.configure(
      ok({ clientIds: { employee: ids.knock, approver: ids.knock }, tenantId: ids.contoso, cloud: 'global' }),
    );
    await approve();
    expect(world.requests).toEqual(['POST token']);
    expect(await sessionOf(adele)).toBe('signedIn');
  });
});

it('logs no token, name or address', async () => {
  const kept: unknown[] = [];
  keepLog((entry) => kept.push(entry));
  await signedIn();
  await revoked();
  await get();
  await auth.signOut(profileKey(adele));
  const text = JSON.stringify(kept);
  for (const secret of ['eyJ', 'adele', 'contoso', ids.adele, ids.knock, 'https:'])
    expect(text).not.toContain(secret);
  expect(text).toContain('auth.silentAttempt');
});
