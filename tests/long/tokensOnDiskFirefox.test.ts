import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hubHash } from '../../lib/messaging/hubAddress.ts';
import { findBrowser } from '../browsers/find.ts';
import { type Firefox, launchFirefox } from '../e2e/harness/firefox.ts';
import { registrationIn } from '../e2e/harness/setUp.ts';
import { people } from '../e2e/harness/stage.ts';
import { type ServedOrganization, serveOrganization } from '../e2e/harness/tenant.ts';
import { until } from '../e2e/harness/until.ts';
import { say } from '../e2e/harness/words.ts';
import { hostPatterns } from '../tenant/hosts.ts';
import { builtInOrganization } from '../tenant/organizations/builtIn.ts';
import { inMemory, later, soon } from './disk/firefoxMarks.ts';
import {
  administratorsOf,
  awaitTokensOfAll,
  awaitTokensOfApprover,
  countIssued,
  issuedSecrets,
} from './disk/issued.ts';
import { expectFound, expectNone, type Plants, plant } from './disk/marks.ts';

const folder = mkdtempSync(join(tmpdir(), 'knock-disk-firefox-'));
let organization: ServedOrganization;
let firefox: Firefox;

describe.runIf(findBrowser('firefox'))('the profile of Firefox on disk', () => {
  beforeAll(async () => {
    // Tokens of an hour, which are renewed while the refresh token of a day lives.
    organization = await serveOrganization(structuredClone(builtInOrganization), { cae: false });
    await start();
  });
  afterAll(async () => {
    await firefox?.close();
    await organization?.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('holds no token while somebody is signed in by all three registrations', async () => {
    await configure();
    await signIn(say('account.signIn'));
    await useAll(0);
    const packed = await expectNoToken('signed in', { ...soon, ...later });
    const wanted = [
      'IndexedDB, packed',
      'localStorage, packed',
      'storage.local, packed',
      'sessionStorage of a tab',
    ];
    expect(packed).toEqual(expect.arrayContaining(wanted));
  });

  it('holds none after they were renewed', async () => {
    const before = countIssued(organization);
    organization.core.clock.advance(2 * 3_600_000);
    await useAll(before);
    await expectNoToken('renewed', soon);
  });

  it('holds none after the browser closed with somebody signed in, nor after it started again', async () => {
    const before = countIssued(organization);
    await firefox.close();
    expectNone(folder, issuedSecrets(organization), 'closed');
    await start();
    await signIn(say('account.signInAgain'));
    await useAll(before);
    await expectNoToken('started again', soon);
  });

  it('holds none after sign-out, nor after the browser closed and started again', async () => {
    await firefox.navigate(`${firefox.origin}/options.html`);
    await firefox.click(button(say('account.signOut')));
    await firefox.seesText(say('account.signOutKeeps'));
    await firefox.click(button(say('account.signOut')));
    await firefox.seesText(say('common.accountsNone'));
    await expectNoToken('signed out', soon);
    await firefox.close();
    expectNone(folder, issuedSecrets(organization), 'closed after sign-out');
    await start();
    await expectNoToken('started after sign-out', soon);
  });
});

const button = (name: string) => `//button[normalize-space()="${name}"][not(@aria-disabled="true")]`;

async function start(): Promise<void> {
  firefox = await launchFirefox({
    hostPatterns: hostPatterns(organization.seed),
    httpsPort: organization.httpsPort,
    profileFolder: folder,
  });
}

/** What was planted after the tokens came is on disk, so they would be, too. Out: the kinds that only unpacking showed. */
async function expectNoToken(when: string, plants: Plants<Firefox>): Promise<string[]> {
  const memory = await plant(firefox, inMemory);
  const marks = await plant(firefox, plants);
  const finds = await expectFound(folder, marks);
  expectNone(folder, memory, when);
  expectNone(folder, issuedSecrets(organization), when);
  const plain = new Set(finds.filter(({ packed }) => !packed).map(({ secret }) => secret));
  return [...marks].filter(([mark]) => !plain.has(mark)).map(([, kind]) => kind);
}

/** The options page's form, as somebody fills it in who approves. */
async function configure(): Promise<void> {
  const registration = registrationIn(organization.seed, 'contoso.com');
  await firefox.navigate(`${firefox.origin}/options.html`);
  const ids = { ...registration, administratorClientId: administratorsOf(organization) };
  for (const name of ['clientId', 'tenantId', 'approverClientId', 'administratorClientId'] as const)
    await firefox.type(`//input[@id=//label[normalize-space()="${say(`options.${name}`)}"]/@for]`, ids[name]);
  await firefox.click(button(say('common.save')));
  await firefox.seesText(say('common.saved'));
  await firefox.click(`//label[contains(., "${say('approvals.toggle')}")]`);
}

/** Presses this button of the settings and passes the window that it opens. */
async function signIn(name: string): Promise<void> {
  await firefox.navigate(`${firefox.origin}/options.html`);
  await pass(name);
  await firefox.navigate(`${firefox.origin}/options.html`);
  await firefox.seesText(people.diego);
}

/** Presses this button and passes the window that it opens. */
async function pass(name: string): Promise<void> {
  await firefox.click(button(name));
  await until('sign-in window', showsSignIn);
  await firefox.click(`button[data-upn="${people.diego}"]`);
  await until('end of sign-in', async () => {
    // The window may close between two questions.
    if (await firefox.exists('#idBtn_Accept').catch(() => false))
      await firefox.click('#idBtn_Accept').catch(() => {});
    return !(await showsSignIn());
  });
}

/** Goes to the sign-in window if there is one, else to another. */
async function showsSignIn(): Promise<boolean> {
  for (const handle of await firefox.windows()) {
    await firefox.switchTo(handle).catch(() => {});
    if ((await firefox.url().catch(() => '')).startsWith('https://login.')) return true;
  }
  return false;
}

/** Opens what needs a token of each registration. */
async function useAll(since: number): Promise<void> {
  await firefox.navigate(`${firefox.origin}/popup.html`);
  await firefox.click(`//*[@role="tab"][contains(., "${say('popup.approvals')}")]`);
  await awaitTokensOfApprover(organization, since);
  // Those tokens are gone with the page that had them; a session of Entra's gives others without a window.
  await firefox.navigate(`${firefox.origin}/hub.html${making}`);
  const enter = button(say('make.signIn'));
  await until(
    'draft',
    async () => (await firefox.exists(enter)) || (await firefox.exists(button(say('make.basics')))),
  );
  if (await firefox.exists(enter)) await pass(say('make.signIn'));
  await awaitTokensOfAll(organization, since);
  await firefox.navigate(`${firefox.origin}/options.html`);
}

/** The page that makes access packages, for a site. */
const making = hubHash({
  name: 'packages',
  resource: 'sharepointonline|https://contoso.sharepoint.com/sites/aurora',
  need: 'view',
});
