import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canManage } from '../browsers/policies.ts';
import { meetRefusal } from '../e2e/harness/acts.ts';
import type { Knock } from '../e2e/harness/knock.ts';
import { withPolicy } from '../e2e/harness/policy.ts';
import { registrationIn, signIn } from '../e2e/harness/setUp.ts';
import { visit } from '../e2e/harness/signInWindow.ts';
import { openStage, people, type Stage } from '../e2e/harness/stage.ts';
import { until } from '../e2e/harness/until.ts';
import { say } from '../e2e/harness/words.ts';

const host = 'https://contoso.sharepoint.com';
const marketing = `${host}/sites/Marketing/SitePages/Plan.aspx`;

describe.runIf(canManage())("the organisation's policy", () => {
  let stage: Stage;
  let knock: Knock;
  let options: Page;

  beforeAll(async () => {
    stage = await openStage();
    knock = await stage.enter('', { bare: true });
    options = await knock.open('options.html');
    await options.getByRole('heading', { name: say('options.setUp') }).waitFor();
  });
  afterAll(async () => {
    expect(stage.organization.violations()).toEqual([]);
    await stage.close();
  });

  const base = () => {
    const { clientId, tenantId } = registrationIn(stage.organization.seed, 'contoso.com');
    return { clientId, tenantId };
  };

  it('comes late, has something wrong in it, and changes while everything is open', async () => {
    const { page, card } = await meetRefusal(knock, marketing, people.adele);
    await card.getByText(say('failure.notConfigured'), { exact: true }).waitFor();

    await withPolicy(
      { ...base(), approverClientId: 'banana', resourceMap: widening, contactDomains },
      async () => {
        // Browsers look at their policies every few seconds.
        await card.getByText(say('signedOut.text'), { exact: true }).waitFor({ timeout: 20_000 });
        await setByOrganization();
        await namesWhatIsWrong(['approverClientId', 'resourceMap.aliases[0]', 'resourceMap.contacts[0]']);
        await signIn(knock, options, people.adele);
        await card.getByText('Marketing – Visitor').first().waitFor();
        await widensNothing();

        await withPolicy({ ...base(), disabledDetectors: ['sharePoint'] }, async () => {
          await until(
            'problems gone',
            () => options.getByText(say('options.problems')).count(),
            (n) => n === 0,
            20_000,
          );
          const quiet = await knock.context.newPage();
          await visit(quiet, `${host}/sites/Legal/SitePages/Home.aspx`, people.adele);
          await quiet.waitForURL(/AccessDenied/);
          await staysQuiet(quiet);
        });
      },
    );
    await page.close();
  }, 90_000);

  const contactDomains = ['contoso.com'];
  const legal = { kind: 'site', id: `${host}/sites/Legal` };
  /** Would have a package of Marketing stand for the whole tenant, and a stranger answer for a site. */
  const widening = {
    version: 1,
    aliases: [
      {
        from: { kind: 'site', id: host },
        to: { kind: 'site', id: `${host}/sites/Marketing` },
        relation: 'same',
      },
    ],
    packages: [],
    contacts: [{ resource: legal, name: 'Mallory', mail: 'mallory@attacker.example' }],
  };

  async function setByOrganization(): Promise<void> {
    const fold = options.getByRole('button', { name: say('options.managed') });
    await fold.waitFor({ timeout: 20_000 });
    if ((await fold.getAttribute('aria-expanded')) !== 'true') await fold.click();
    const field = options.getByLabel(say('options.clientId'), { exact: true });
    await until(
      'client id',
      () => field.inputValue(),
      (value) => value === base().clientId,
      20_000,
    );
    expect(await field.getAttribute('readonly')).not.toBeNull();
    await options.getByText(say('options.byOrganization')).first().waitFor();
  }

  /** Each of them by its name, and nothing else: the other settings work. */
  async function namesWhatIsWrong(keys: readonly string[]): Promise<void> {
    for (const key of keys) await options.getByText(say('failure.policyInvalid', { key })).waitFor();
    expect(await options.getByText(say('failure.policyInvalid.do')).count()).toBe(keys.length);
  }

  /** No package opens what only the widening alias would have it open, and no stranger is to be written to. */
  async function widensNothing(): Promise<void> {
    const { page, card } = await meetRefusal(knock, `${legal.id}/SitePages/Home.aspx`, people.adele);
    await card.getByText(say('nothing.text'), { exact: true }).waitFor();
    expect(await card.getByText('Mallory').count()).toBe(0);
    await page.close();
  }

  /** The page has reported, and neither badge nor card came of it. */
  async function staysQuiet(page: Page): Promise<void> {
    await page.waitForLoadState('load');
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 700)));
    expect(knock.hasCard(page)).toBe(false);
    expect(await knock.badge(page)).toBe('');
    await page.close();
  }
});
