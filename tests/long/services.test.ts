import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serviceHosts } from '../../lib/denial/hosts.ts';
import { meetRefusal } from '../e2e/harness/acts.ts';
import { watchContentWorlds } from '../e2e/harness/contentWorld.ts';
import type { Knock } from '../e2e/harness/knock.ts';
import { allowHosts } from '../e2e/harness/permissions.ts';
import { openStage, people, type Stage } from '../e2e/harness/stage.ts';
import { until } from '../e2e/harness/until.ts';
import { say } from '../e2e/harness/words.ts';

const azureDevOps = 'https://dev.azure.com/contoso';
const aws = 'https://portal.sso.eu-central-1.amazonaws.com';

describe('products whose hosts are asked for', () => {
  let stage: Stage;
  let adele: Knock;
  let options: Page;

  beforeAll(async () => {
    stage = await openStage();
    adele = await stage.enter(people.adele);
    options = await adele.open('options.html');
  });
  afterAll(async () => {
    expect(stage.organization.violations()).toEqual([]);
    await stage.close();
  });

  const runsNothing = async (url: string): Promise<void> => {
    const page = await adele.context.newPage();
    const worlds = await watchContentWorlds(adele, page);
    await page.goto(url);
    await page.waitForLoadState('load');
    expect(worlds.count()).toBe(0);
    await page.close();
  };
  /** The popup over a page that nobody claimed: it would open on the person's requests. */
  const openThisPage = async (page: Page): Promise<Page> => {
    const popup = await adele.openPopup(page);
    await popup.getByRole('tab', { name: say('popup.thisPage') }).click();
    return popup;
  };

  it('run nowhere before somebody switched them on', () => runsNothing(`${azureDevOps}/Secret`));

  it('are switched on one by one, by a click', async () => {
    const hosts = {
      azureDevOps: ['https://dev.azure.com/*', 'https://*.visualstudio.com/*'],
      applicationProxy: ['https://*.msappproxy.net/*'],
      dynamics: serviceHosts.dynamics.map((host) => `https://*${host}/*`),
      appService: ['https://*.azurewebsites.net/*'],
      aws: serviceHosts.aws.map((host) => `https://${host}/*`),
      teams: ['https://teams.microsoft.com/*', 'https://teams.cloud.microsoft/*'],
    };
    await allowHosts(adele, Object.values(hosts).flat());
    for (const product of Object.keys(hosts) as (keyof typeof hosts)[]) {
      const toggle = options.getByRole('switch', { name: say(`product.${product}`) });
      if (!(await toggle.isChecked())) await toggle.click({ force: true });
      await until('switched on', () => toggle.isChecked(), Boolean);
    }
    const registered = () =>
      adele.desk.evaluate(async () =>
        (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id),
      );
    await until('the scripts', registered, (ids) => ids.length === 6);
  });

  it.each([
    ['a project one may not see', `${azureDevOps}/Secret`, 'nothing.text'],
    ['Conditional Access that looks the same', `${azureDevOps}/Guarded`, 'notCurable.conditionalAccess'],
    ['a project that may not exist', `${azureDevOps}/Hidden`, 'notCurable.mayNotExist'],
    ['an organisation of Dynamics 365', 'https://contoso.crm4.dynamics.com/refused', 'nothing.text'],
    ['an application behind the proxy', 'https://intranet-contoso.msappproxy.net/', 'nothing.text'],
    ['an application in AWS', `${aws}/saml/assertion/apl-0123456789abcdef`, 'nothing.text'],
  ] as const)('refuse: %s', async (_, url, words) => {
    const page = await adele.context.newPage();
    await page.goto(url);
    const card = await adele.card(page);
    await card.getByText(say(words), { exact: true }).waitFor();
    await page.close();
  });

  it.each([
    ['a wiki page about the code', `${azureDevOps}/Wiki`],
    ['the proxy’s outage', 'https://intranet-contoso.msappproxy.net/slow'],
    ['the proxied application', 'https://intranet-contoso.msappproxy.net/ok'],
    ['a working organisation', 'https://contoso.crm4.dynamics.com/main.aspx'],
    ['the sentence of any web server', 'https://fieldreports-contoso.azurewebsites.net/files'],
    ['an application in AWS one may use', `${aws}/saml/assertion/apl-fedcba9876543210`],
  ])('look at %s once, say nothing, and leave no observer', async (_, url) => {
    const page = await adele.context.newPage();
    const worlds = await watchContentWorlds(adele, page);
    await page.goto(url);
    await until(
      'the script',
      async () => worlds.count(),
      (count) => count === 1,
    );
    expect(await worlds.observers()).toBe(0);
    expect(adele.hasCard(page)).toBe(false);
    expect(await adele.badge(page)).toBe('');
    await page.close();
  });

  it.each([
    ['AWS beside the one address that refuses', `${aws}/start`],
    ['Teams', 'https://teams.microsoft.com/v2/'],
    ['a meeting in Teams', 'https://teams.microsoft.com/l/meetup-join/19%3ax'],
    ['Power BI, which is not watched', 'https://app.powerbi.com/home'],
  ])('run nothing on %s', (_, url) => runsNothing(url));

  it('name the application that the tab was signing in to', async () => {
    const { page, card } = await meetRefusal(
      adele,
      'https://fieldreports-contoso.azurewebsites.net/',
      people.adele,
    );
    expect(page.url()).toMatch(/\/\.auth\/login\/aad\/callback$/);
    await card.getByText(say('nothing.text'), { exact: true }).waitFor();
    await page.close();
  });

  it('remember the team that a link led to, for the popup alone', async () => {
    const group = stage.organization.seed.tenants[0]?.groups.find(
      ({ displayName }) => displayName === 'Product Launch',
    );
    const page = await adele.context.newPage();
    await page.goto(
      `https://teams.microsoft.com/l/team/19%3Ax%40thread.tacv2/conversations?groupId=${group?.id}`,
    );
    await page.waitForURL('**/v2/');
    expect(adele.hasCard(page)).toBe(false);
    const popup = await openThisPage(page);
    await popup.getByRole('button', { name: say('thisPage.refused') }).click();
    await popup.getByText('Product launch').first().waitFor();
    await popup
      .getByRole('button', { name: say('offer.openForm') })
      .or(popup.getByRole('button', { name: say('offer.request'), exact: true }))
      .first()
      .waitFor();
    expect(adele.hasCard(page)).toBe(false);
    await popup.close();
    await page.close();
  });

  it('are left alone again when they are switched off', async () => {
    const toggle = options.getByRole('switch', { name: say('product.azureDevOps') });
    await toggle.click({ force: true });
    await until(
      'switched off',
      () => toggle.isChecked(),
      (on) => !on,
    );
    await runsNothing(`${azureDevOps}/Secret`);
  });

  it('a page can be recorded, without anything that is somebody’s', async () => {
    const page = await adele.context.newPage();
    await page.goto(
      'https://contoso.crm4.dynamics.com/main.aspx?appid=b86bd27b-2e83-ec11-8d21-000d3a64cba3&x=Ana',
    );
    const second = await openThisPage(page);
    await second.getByRole('button', { name: say('thisPage.record') }).click();
    const text = await second.getByLabel(say('thisPage.recording')).inputValue();
    expect(JSON.parse(text)).toEqual({
      recording: 1,
      url: 'https://customer.dynamics.com/main.aspx?appid={text}&{name}={text}',
      status: 200,
      title: '',
      text: '',
    });
    await second.close();
    await page.close();
  });
});
