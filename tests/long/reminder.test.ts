import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canManage } from '../browsers/policies.ts';
import { itemOf, openRequests } from '../e2e/chain/acts.ts';
import { letTimePass, meetRefusal, requestByOneClick } from '../e2e/harness/acts.ts';
import type { Knock } from '../e2e/harness/knock.ts';
import { setPolicy } from '../e2e/harness/policy.ts';
import { registrationIn } from '../e2e/harness/setUp.ts';
import { openStage, people, type Stage } from '../e2e/harness/stage.ts';
import { storedRows } from '../e2e/harness/store.ts';
import { until } from '../e2e/harness/until.ts';
import { say, saying } from '../e2e/harness/words.ts';

const site = 'https://contoso.sharepoint.com/sites/Marketing';
const visitor = 'Marketing – Visitor';
const megan = { name: 'Megan Bowen', mail: 'meganb@contoso.com', userPrincipalName: people.megan };
const policy = {
  contactDomains: ['contoso.com'],
  reminderAfterHours: 1,
  resourceMap: {
    version: 1,
    contacts: [{ resource: { kind: 'site', id: site }, ...megan }],
  },
};

describe.runIf(canManage())('an approval that waits for long', () => {
  let stage: Stage;
  let adele: Knock;
  let endPolicy = () => {};

  beforeAll(async () => {
    stage = await openStage();
    const { tenantId, clientId } = registrationIn(stage.organization.seed, 'contoso.com');
    endPolicy = setPolicy({ tenantId, clientId, ...policy });
    adele = await stage.enter(people.adele, { byPolicy: true });
  });
  afterAll(async () => {
    endPolicy();
    expect(stage.organization.violations()).toEqual([]);
    await stage.close();
  });

  const timeline = async (): Promise<{ asked?: string }[]> => {
    const rows = await storedRows(adele, 'requests');
    const row = rows.find(({ accessPackageName }) => accessPackageName === visitor);
    return Array.isArray(row?.timeline) ? row.timeline : [];
  };

  it('is brought up once, with a draft for whom the organisation names, and then left alone for a day', async () => {
    const { page, card } = await meetRefusal(adele, `${site}/SitePages/Plan.aspx`, people.adele);
    await requestByOneClick(card);
    await letTimePass(stage.organization, 40, adele);
    let popup = await openRequests(adele);
    await itemOf(popup, visitor)
      .getByText(say('outlook.contact', { name: megan.name }))
      .waitFor();
    expect(await popup.getByText(saying('remind.title')).count()).toBe(0);
    await popup.close();

    // Only the popup's own clock: an hour of waiting is not what is tried here.
    popup = await adele.context.newPage();
    await popup.clock.install({ time: Date.now() + 2 * 3_600_000 });
    await popup.goto(`chrome-extension://${adele.extensionId}/popup.html`);
    await popup.getByRole('tab', { name: new RegExp(`^${say('popup.myRequests')}`) }).click();
    await popup.getByText(saying('remind.title')).waitFor();
    const leaving = adele.context.waitForEvent('request', (request) =>
      request.url().startsWith('https://teams.microsoft.com/l/chat/'),
    );
    await popup.getByRole('link', { name: say('owner.chat', { name: megan.name }) }).click();
    const url = new URL((await leaving).url());
    expect(url.pathname).toBe('/l/chat/0/0');
    expect(url.searchParams.get('users')).toBe(people.megan.toLowerCase());
    const message = url.searchParams.get('message') ?? '';
    expect(message).toContain(visitor);
    expect(message).toMatch(/https:\/\/myaccess\.microsoft\.com\/@[\w-]+#\//);
    await popup.getByText(saying('remind.pause')).waitFor();
    expect(await popup.getByText(saying('remind.title')).count()).toBe(0);
    await until(
      'written down',
      timeline,
      (steps) => steps.filter(({ asked }) => asked === 'teams').length === 1,
    );
    await popup
      .getByRole('button', { name: say('request.details') })
      .first()
      .click();
    await popup.getByText(say('timeline.teams')).waitFor();
    await popup.close();
    await page.close();
  });
});
