import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { phishingHost, strangerHost } from '../../tenant/hosts.ts';
import { meetRefusal } from '../harness/acts.ts';
import { watchContentWorlds } from '../harness/contentWorld.ts';
import type { Knock } from '../harness/knock.ts';
import { nextSignInWindow, visit } from '../harness/signInWindow.ts';
import { openStage, people, type Stage } from '../harness/stage.ts';
import { say } from '../harness/words.ts';

const knowledge = 'https://contoso.sharepoint.com/sites/Knowledge/SitePages';

describe('where Knock stays out of the way', () => {
  let stage: Stage;
  let knock: Knock;

  beforeAll(async () => {
    stage = await openStage();
    knock = await stage.enter(people.adele);
  });
  afterAll(async () => {
    expect(stage.organization.violations()).toEqual([]);
    await stage.close();
  });

  /** Long enough for a report and an answer to it. */
  const settle = (page: Page) => page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 600)));

  async function showsNothing(page: Page): Promise<void> {
    await settle(page);
    expect(knock.hasCard(page)).toBe(false);
    // Elsewhere Knock may not even know the tab's address.
    const isCovered = /\.(sharepoint|microsoftonline)\.com$/.test(new URL(page.url()).hostname);
    expect(await knock.badge(isCovered ? page : undefined)).toBe('');
  }

  it.each([
    ['a copy of Entra’s refusal on another host', `https://${phishingHost}/common/oauth2/v2.0/authorize`],
    ['a blog that quotes and embeds refusals', `https://${strangerHost}/`],
    ['a wiki page that quotes refusals', `${knowledge}/Known-Errors.aspx`],
  ])('on %s not a script of Knock runs', async (_, url) => {
    const page = await knock.context.newPage();
    const worlds = await watchContentWorlds(knock, page);
    await visit(page, url, people.adele);
    await page.waitForLoadState('load');
    await showsNothing(page);
    expect(worlds.count()).toBe(0);
    await page.close();
  });

  const healthy = [
    ['a page one may open', 'https://contoso.sharepoint.com/sites/Knowledge/SitePages/Home.aspx'],
    [
      'a library page of that name',
      'https://contoso.sharepoint.com/sites/Knowledge/SitePages/AccessDenied.aspx',
    ],
    ['the root site', 'https://contoso.sharepoint.com/'],
    ['the error page of SharePoint', 'https://contoso.sharepoint.com/sites/Knowledge/_layouts/15/error.aspx'],
  ] as const;

  it.each(healthy)('on %s nothing of Knock runs', async (_, url) => {
    const page = await knock.context.newPage();
    // Signing in passes Entra's pages, where Knock does run.
    await visit(page, url, people.adele);
    await page.waitForLoadState('load');
    const contexts = await watchContexts(knock, page);
    await page.goto(url);
    expect(page.url()).not.toMatch(/_layouts\/15\/AccessDenied\.aspx$/);
    expect(contexts().length).toBeGreaterThan(0);
    expect(contexts().filter((origin) => origin.includes(knock.extensionId))).toEqual([]);
    expect(knock.hasCard(page)).toBe(false);
    expect(await knock.badge(page)).toBe('');
    await page.close();
  });

  it('a denial address in the query of a healthy page is no denial', async () => {
    const page = await knock.context.newPage();
    const query = encodeURIComponent('/_layouts/15/AccessDenied.aspx');
    await visit(
      page,
      `https://contoso.sharepoint.com/sites/Knowledge/SitePages/Home.aspx?back=${query}`,
      people.adele,
    );
    await page.waitForLoadState('load');
    expect(knock.hasCard(page)).toBe(false);
    expect(await knock.badge(page)).toBe('');
    await page.close();
  });

  it('on a healthy sign-in page the probe looks once, and leaves no observer', async () => {
    const page = await knock.context.newPage();
    const worlds = await watchContentWorlds(knock, page);
    await page.goto(
      `https://login.microsoftonline.com/common/oauth2/v2.0/authorize?${new URLSearchParams(signIn())}`,
    );
    await page.locator('button.tile').first().waitFor();
    await showsNothing(page);
    expect(worlds.count()).toBe(1);
    expect(await worlds.observers()).toBe(0);
    expect(await page.evaluate(() => document.querySelectorAll('iframe').length)).toBe(0);
    await page.close();
  });

  it('in its own sign-in window it shows no card, though Entra refuses there', async () => {
    const knockItself = stage.organization.core.seed.tenants[0]?.applications.find(
      ({ displayName }) => displayName === 'Knock',
    );
    if (knockItself) knockItself.conditionalAccessBlock = true;
    const options = await knock.open('options.html');
    const opening = nextSignInWindow(knock.context);
    await options.getByRole('button', { name: say('account.signInOther') }).click();
    const window = await opening;
    await window.locator(`button[data-upn="${people.adele}"]`).first().click();
    await window.getByText(/53003/).first().waitFor();
    await settle(window);
    expect(knock.hasCard(window)).toBe(false);
    await window.close();
    await options.close();
  });

  it('and where a page does refuse, it is there', async () => {
    const { page } = await meetRefusal(knock, 'https://contoso.sharepoint.com/sites/Marketing', people.adele);
    expect(await knock.badge(page)).not.toBe('');
    await page.close();
  });

  /** A sign-in to SharePoint that asks who is there. */
  const signIn = () => ({
    client_id: '00000003-0000-0ff1-ce00-000000000000',
    response_type: 'id_token',
    response_mode: 'form_post',
    scope: 'openid',
    nonce: 'n',
    redirect_uri: 'https://contoso.sharepoint.com/_forms/default.aspx',
    prompt: 'select_account',
  });
});

/** Origins of every script world the page's frames get: an extension's content script makes one of its own. */
async function watchContexts(knock: Knock, page: Page): Promise<() => string[]> {
  const session = await knock.context.newCDPSession(page);
  const origins: string[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => origins.push(context.origin));
  await session.send('Runtime.enable');
  return () => origins;
}
