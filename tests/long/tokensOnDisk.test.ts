import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hubHash } from '../../lib/messaging/hubAddress.ts';
import { openApprovals, putClocksForward } from '../e2e/harness/acts.ts';
import { launchChromium } from '../e2e/harness/chromium.ts';
import type { Knock } from '../e2e/harness/knock.ts';
import { signInBy, signOut } from '../e2e/harness/setUp.ts';
import { openStage, people, type Stage } from '../e2e/harness/stage.ts';
import { say } from '../e2e/harness/words.ts';
import { inAuthPage, inMemory, later, soon } from './disk/chromiumMarks.ts';
import { administratorsOf, awaitTokensOfAll, countIssued, issuedSecrets } from './disk/issued.ts';
import { expectFound, expectNone, type Plants, plant } from './disk/marks.ts';

/** The page that makes access packages, for a site. */
const making = hubHash({
  name: 'packages',
  resource: 'sharepointonline|https://contoso.sharepoint.com/sites/aurora',
  need: 'view',
});

describe('the profile of Chromium', () => {
  let stage: Stage;
  let diego: Knock;
  const folder = mkdtempSync(join(tmpdir(), 'knock-disk-'));

  beforeAll(async () => {
    // Tokens of an hour, which are renewed while the refresh token of a day lives.
    stage = await openStage({ cae: false });
    diego = await stage.enter(people.diego, { approves: true, profileFolder: folder });
    const options = await diego.open('options.html');
    const field = options.getByLabel(say('options.administratorClientId'), { exact: true });
    await field.fill(administratorsOf(stage.organization));
    await options.getByRole('button', { name: say('common.save'), exact: true }).click();
    await options.getByText(say('common.saved'), { exact: true }).waitFor();
    await options.close();
  });
  afterAll(async () => {
    await Promise.allSettled([diego?.close()]);
    await stage.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  /** Opens what needs a token of each registration. */
  async function useAll(since: number): Promise<void> {
    const popup = await openApprovals(diego);
    const hub = await diego.open(`hub.html${making}`);
    const enter = hub.getByRole('button', { name: say('make.signIn') });
    const draft = hub.getByRole('button', { name: say('make.basics') });
    // Those tokens are gone with the page that had them; a session of Entra's gives others without a window.
    await enter.or(draft).first().waitFor();
    if (await enter.isVisible()) await signInBy(diego, () => enter.click(), people.diego);
    await awaitTokensOfAll(stage.organization, since);
    await popup.close();
    await hub.close();
  }

  /** What was planted after the tokens came is on disk, so they would be, too. */
  async function expectNoToken(when: string, plants: Plants<Knock>): Promise<void> {
    const memory = await plant(diego, inMemory);
    const marks = await plant(diego, plants);
    const finds = await expectFound(folder, marks);
    for (const find of finds.filter(({ packed }) => packed)) proven.add(marks.get(find.secret) ?? '');
    expectNone(folder, memory, when);
    expectNone(folder, issuedSecrets(stage.organization), when);
  }
  /** Kinds that only unpacking showed. */
  const proven = new Set<string>();

  it('holds no token while somebody is signed in by all three registrations', async () => {
    await useAll(0);
    await expectNoToken('signed in', { ...soon, ...inAuthPage, ...later });
    expect([...proven]).toEqual(expect.arrayContaining(['IndexedDB, packed', 'a packed table', 'cookie']));
  });

  it('holds none after they were renewed', async () => {
    const before = countIssued(stage.organization);
    await putClocksForward(stage.organization, 2 * 3_600_000, diego);
    await useAll(before);
    await expectNoToken('renewed', { ...soon, ...inAuthPage });
  });

  it('holds none after the browser closed with somebody signed in, nor after it started again', async () => {
    const before = countIssued(stage.organization);
    await diego.close();
    expectNone(folder, issuedSecrets(stage.organization), 'closed');
    diego = await launchChromium({ organization: stage.organization, profileFolder: folder });
    await signInAgain(diego, people.diego);
    await useAll(before);
    await expectNoToken('started again', { ...soon, ...inAuthPage });
  });

  it('holds none after sign-out, nor after the browser closed and started again', async () => {
    const options = await diego.open('options.html');
    await signOut(options, people.diego);
    await options.close();
    await expectNoToken('signed out', { ...soon, ...inAuthPage });
    await diego.close();
    expectNone(folder, issuedSecrets(stage.organization), 'closed after sign-out');
    diego = await launchChromium({ organization: stage.organization, profileFolder: folder });
    await expectNoToken('started after sign-out', soon);
  });
});

/** The simulated session ends with the browser, as Entra's does where *stay signed in* was not chosen. */
async function signInAgain(knock: Knock, userPrincipalName: string): Promise<void> {
  const options = await knock.open('options.html');
  const again = options.getByRole('button', { name: say('account.signInAgain'), exact: true }).first();
  await signInBy(knock, () => again.click(), userPrincipalName);
  await again.waitFor({ state: 'detached' });
  await options.close();
}
