import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meetRefusal, requestByOneClick } from '../e2e/harness/acts.ts';
import type { Knock } from '../e2e/harness/knock.ts';
import { configure, registrationIn, signIn, signInBy } from '../e2e/harness/setUp.ts';
import { openStage, people, type Stage } from '../e2e/harness/stage.ts';
import { storedRows } from '../e2e/harness/store.ts';
import { until } from '../e2e/harness/until.ts';
import { say } from '../e2e/harness/words.ts';
import { expectNoTokens } from '../e2e/trust/noTokens.ts';
import { openRequests } from '../e2e/trust/openRequests.ts';
import { roomPackage, roomPage, withRooms } from '../e2e/trust/rooms.ts';
import type { Seed } from '../tenant/organization.ts';

const fabrikamPage = 'https://fabrikam.sharepoint.com/sites/Projects/SitePages/Home.aspx';
const guestName = 'AlexW_contoso.com#EXT#@fabrikam.onmicrosoft.com';
const ownedTables = ['accessPackages', 'grants', 'requirements', 'requests', 'outbox', 'assignments', 'sync'];

/** Contoso's registration is known in Fabrikam, too: one client id, two tenants. */
function sharedRegistration(): Seed {
  const seed = withRooms(['Harbor']);
  const knockIn = (domain: string) =>
    seed.tenants
      .find((tenant) => tenant.domain === domain)
      ?.applications.find(({ displayName }) => displayName === 'Knock');
  const [home, guest] = [knockIn('contoso.com'), knockIn('fabrikam.com')];
  if (home === undefined || guest === undefined) throw new Error('The built-in organisation has changed.');
  guest.appId = home.appId;
  return seed;
}

describe('one person, two organisations', () => {
  let stage: Stage;
  let alex: Knock;
  let options: Page;

  beforeAll(async () => {
    stage = await openStage({}, sharedRegistration());
    alex = await stage.enter('', { bare: true });
    const { seed } = stage.organization;
    const home = registrationIn(seed, 'contoso.com');
    options = await configure(alex, home);
    await signIn(alex, options, people.alex);
  });
  afterAll(async () => {
    expect(stage.organization.violations()).toEqual([]);
    await stage.close();
  });

  const keys = async () => (await storedRows(alex, 'profiles')).map(({ profile }) => String(profile)).sort();
  const rowsOf = async (profile: string) => {
    const tables = await Promise.all(
      ownedTables.map(async (table) =>
        (await storedRows(alex, table)).filter((row) => row.profile === profile),
      ),
    );
    return tables.flat();
  };
  const keyIn = async (domain: string) => {
    const id = stage.organization.seed.tenants.find((tenant) => tenant.domain === domain)?.id ?? '';
    return (await keys()).find((key) => key.includes(id)) ?? '';
  };

  it('asks at home, then signs in as a guest elsewhere: two profiles', async () => {
    const { page, card } = await meetRefusal(alex, roomPage('Harbor'), people.alex);
    await requestByOneClick(card);
    await page.close();
    const guest = registrationIn(stage.organization.seed, 'fabrikam.com');
    const form = await configure(alex, { clientId: guest.clientId, tenantId: guest.tenantId });
    const other = form.getByRole('button', { name: say('account.signInOther') });
    await signInBy(alex, () => other.click(), guestName);
    await until('two profiles', keys, (found) => found.length === 2);
    await form.getByText(say('account.guest'), { exact: true }).waitFor();
    await form.close();
    const oids = new Set((await storedRows(alex, 'profiles')).map(({ oid }) => oid));
    expect(oids.size).toBe(2);
  });

  it('asks there, too: the stores of the two share nothing, and no view shows one under the other', async () => {
    const { page, card } = await meetRefusal(alex, fabrikamPage, guestName);
    await card.getByText('Projects – Guest').first().waitFor();
    await requestByOneClick(card);
    await page.close();
    const [home, guest] = [await keyIn('contoso.com'), await keyIn('fabrikam.com')];
    const [homeRows, guestRows] = [await rowsOf(home), await rowsOf(guest)];
    expect(homeRows.length).toBeGreaterThan(0);
    expect(guestRows.length).toBeGreaterThan(0);
    expect(JSON.stringify(guestRows)).not.toMatch(/Harbor|contoso\.sharepoint/);
    expect(JSON.stringify(homeRows)).not.toMatch(/Projects – |fabrikam\.sharepoint/);

    const popup = await openRequests(alex);
    await popup.getByRole('heading', { name: 'Projects – Guest' }).waitFor();
    expect(await popup.getByText(roomPackage('Harbor')).count()).toBe(0);
    await popup.close();
  });

  it('switches accounts: everything open follows', async () => {
    const [popup, hub] = [await openRequests(alex), await alex.open('hub.html#/requests')];
    const { page, card } = await meetRefusal(alex, fabrikamPage, guestName);
    await popup.getByLabel(say('account.switch')).selectOption(await keyIn('contoso.com'));
    for (const view of [popup, hub]) {
      await view.getByRole('heading', { name: roomPackage('Harbor') }).waitFor();
      expect(await view.getByText('Projects – Guest').count()).toBe(0);
      expect(await view.getByLabel(say('account.switch')).inputValue()).toBe(await keyIn('contoso.com'));
    }
    // The page belongs to the other organisation: nothing is offered, and it says why.
    await card.getByRole('button', { name: say('otherTenant.action') }).waitFor();
    expect(await card.getByText('Projects – Guest').count()).toBe(0);
    for (const view of [popup, hub, page]) await view.close();
  });

  it('signs out of one: its rows go, the other stays, and Microsoft’s own session is left alone', async () => {
    const home = await keyIn('contoso.com');
    const before = await rowsOf(await keyIn('fabrikam.com'));
    const { page, card } = await meetRefusal(
      alex,
      'https://contoso.sharepoint.com/sites/Finance',
      people.alex,
    );
    await leaveDraft(card, page);
    await options.bringToFront();
    const account = options.getByRole('listitem').filter({ hasText: people.alex }).last();
    await account.getByRole('button', { name: say('account.signOut'), exact: true }).click();
    await account.getByText(say('account.signOutDrafts', { count: 1 })).waitFor();
    await account.getByRole('button', { name: say('account.signOut'), exact: true }).click();
    await until(
      'rows gone',
      () => rowsOf(home),
      (rows) => rows.length === 0,
    );
    expect((await rowsOf(await keyIn('fabrikam.com'))).length).toBeGreaterThanOrEqual(before.length);
    const sharePoint = await alex.context.newPage();
    await sharePoint.goto('https://contoso.sharepoint.com/SitePages/Home.aspx');
    expect(sharePoint.url()).not.toContain('login.');
    await sharePoint.close();
  });

  it('leaves no token anywhere but in memory', async () => {
    await expectNoTokens(alex);
  });

  /** Something typed but never sent: the page is left first. */
  async function leaveDraft(card: Frame, page: Page): Promise<void> {
    await card.getByLabel(say('offer.why')).fill('For the audit.');
    await page.goto('about:blank');
    await until(
      'draft kept',
      () => storedRows(alex, 'requests'),
      (rows) => rows.some(({ state }) => state === 'draft'),
    );
    await page.close();
  }
});
