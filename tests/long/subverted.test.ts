import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hubBy, organizationWith, packageNamed } from '../e2e/chain/acts.ts';
import { effective, press, seesSent } from '../e2e/harness/acts.ts';
import { type ContentWorlds, watchContentWorlds } from '../e2e/harness/contentWorld.ts';
import type { Knock } from '../e2e/harness/knock.ts';
import { visit } from '../e2e/harness/signInWindow.ts';
import { openStage, people, type Stage } from '../e2e/harness/stage.ts';
import { say } from '../e2e/harness/words.ts';

const host = 'https://contoso.sharepoint.com';
const refusalOf = (site: string) => `${host}/sites/${site}/_layouts/15/AccessDenied.aspx?Type=web`;
const keyOf = (site: string) => `sharepointonline|${host}/sites/${site.toLowerCase()}`;

/** Nobody has to approve these: what is sent is granted. */
const seed = organizationWith((contoso) => {
  for (const name of ['Marketing – Visitor', 'Research archive', 'Campaign planning'])
    for (const policy of packageNamed(contoso, name).assignmentPolicies) policy.stages = [];
});

let stage: Stage;
let knock: Knock;

beforeAll(async () => {
  stage = await openStage({}, seed);
  knock = await stage.enter(people.adele);
});
afterAll(async () => {
  expect(stage.organization.violations()).toEqual([]);
  await stage.close();
});

const filed = () => effective(stage.organization);

describe('a page that has taken over the content script', () => {
  /** A report as SharePoint's own script sends it of a site, changed. */
  const report = (worlds: ContentWorlds, site: string, change: object) =>
    worlds.run(
      `chrome.runtime.sendMessage(${JSON.stringify({
        command: 'reportDenial',
        input: {
          detector: 'sharePoint',
          rule: 'sharePoint.accessDenied',
          product: 'sharePoint',
          reason: 'notAssigned',
          curable: 'yes',
          resources: [{ key: keyOf(site), from: 'path' }],
          ...change,
        },
      })})`,
    );

  async function takenOver(): Promise<{ page: Page; worlds: ContentWorlds }> {
    const page = await knock.context.newPage();
    const worlds = await watchContentWorlds(knock, page);
    await visit(page, refusalOf('Marketing'), people.adele);
    await (await knock.card(page)).getByText('Marketing – Visitor').first().waitFor();
    return { page, worlds };
  }

  it('shows no other name or address beside a site than its own', async () => {
    const { page, worlds } = await takenOver();
    const another = { resourceName: 'Knowledge', resourceUrl: `${host}/sites/Knowledge` };
    expect(await report(worlds, 'Finance', another)).toMatchObject({ ok: true });
    const popup = await knock.openPopup(page);
    await popup.getByRole('heading', { name: say('denied.title', { name: 'finance' }) }).waitFor();
    await popup.getByText('contoso.sharepoint.com/sites/finance', { exact: true }).waitFor();
    await popup.getByText('Finance reports').first().waitFor();
    expect(await popup.getByText('Knowledge').count()).toBe(0);
    await popup.close();
    await page.close();
  });

  it('is not believed when it names two sites, or another host', async () => {
    const { page, worlds } = await takenOver();
    const keys = ['Knowledge', 'Finance'].map((site) => ({ key: keyOf(site), from: 'path' }));
    const elsewhere = [
      { key: 'sharepointonline|https://contosoeur.sharepoint.com/sites/sales', from: 'path' },
    ];
    for (const resources of [keys, [...keys].reverse(), elsewhere])
      expect(await report(worlds, 'Finance', { resources })).toEqual({
        ok: false,
        failure: { kind: 'notAllowed' },
      });
    await page.close();
    expect(filed()).toBe(0);
  });
});

describe('a refusal that a link may have led to', () => {
  /** A link on a page of this address, followed. */
  async function follow(from: string, to: string): Promise<Page> {
    const page = await knock.context.newPage();
    await visit(page, from, people.adele);
    await page.goto(from);
    await Promise.all([
      page.waitForURL(/AccessDenied\.aspx/),
      page.evaluate((address) => {
        const link = document.createElement('a');
        link.href = address;
        document.body.append(link);
        link.click();
      }, to),
    ]);
    return page;
  }

  it.each([
    [
      'typed, or in a mail',
      async () => {
        const page = await knock.context.newPage();
        await visit(page, refusalOf('Marketing'), people.adele);
        return page;
      },
    ],
    ['on a page of another host', () => follow('https://blog.attacker.example/', refusalOf('Marketing'))],
  ] as const)('(%s) takes a second press where nobody approves', async (_, open) => {
    const page = await open();
    const card = await knock.card(page);
    await card.getByText(say('offer.uncheckedText'), { exact: true }).waitFor();
    await press(card, say('offer.request'));
    await card.getByText(say('offer.confirmUncheckedText', { package: 'Marketing – Visitor' })).waitFor();
    await card.getByRole('button', { name: say('offer.goBack') }).waitFor();
    expect(filed()).toBe(0);
    await page.close();
  });

  it('takes one press when the person came from a page of the same host', async () => {
    const page = await follow(`${host}/sites/Knowledge/SitePages/Home.aspx`, `${host}/sites/Research`);
    const card = await knock.card(page);
    await press(card, say('offer.request'));
    await seesSent(card);
    expect(filed()).toBe(1);
    await page.close();
  });

  it('may be asked for in the form, which is the second press', async () => {
    const page = await knock.context.newPage();
    await visit(
      page,
      `${host}/sites/Marketing/Campaigns/_layouts/15/AccessDenied.aspx?Type=web`,
      people.adele,
    );
    const card = await knock.card(page);
    await card.getByText(say('offer.uncheckedText'), { exact: true }).waitFor();
    const form = await hubBy(knock, () => press(card, say('offer.openForm')));
    await form.getByText('Spring launch', { exact: true }).click();
    await form.getByRole('button', { name: say('form.submit'), exact: true }).click();
    await seesSent(form);
    expect(filed()).toBe(2);
    await page.close();
  });

  it('is asked for with its second press', async () => {
    const page = await knock.context.newPage();
    await visit(page, refusalOf('Marketing'), people.adele);
    const card = await knock.card(page);
    await press(card, say('offer.request'));
    await press(card, say('offer.confirmGuess', { package: 'Marketing – Visitor' }));
    await seesSent(card);
    expect(filed()).toBe(3);
    await page.close();
  });
});
