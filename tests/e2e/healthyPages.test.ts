import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { watchContentWorlds } from './harness/contentWorld.ts';
import type { Knock } from './harness/knock.ts';
import { registrationIn } from './harness/setUp.ts';
import { visit } from './harness/signInWindow.ts';
import { openStage, people, type Stage } from './harness/stage.ts';

describe('pages that refuse nothing', () => {
  let stage: Stage;
  let knock: Knock;

  beforeAll(async () => {
    stage = await openStage();
    knock = await stage.enter(people.adele);
  });
  afterAll(() => stage.close());

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

  it('on a sign-in page Knock looks once, and leaves no observer', async () => {
    const { tenantId, clientId } = registrationIn(stage.organization.seed, 'contoso.com');
    const query = new URLSearchParams({
      client_id: clientId,
      redirect_uri: `https://${knock.extensionId}.chromiumapp.org/`,
      response_type: 'code',
      scope: 'openid',
      code_challenge: 'x'.repeat(43),
      code_challenge_method: 'S256',
      prompt: 'select_account',
    });
    const page = await knock.context.newPage();
    const worlds = await watchContentWorlds(knock, page);
    await page.goto(`https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/authorize?${query}`);
    await page.getByText('Pick an account').waitFor();
    expect(worlds.count()).toBe(1);
    expect(await worlds.observers()).toBe(0);
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
});

/** Origins of every script world the page's frames get: an extension's content script makes one of its own. */
async function watchContexts(knock: Knock, page: Page): Promise<() => string[]> {
  const session = await knock.context.newCDPSession(page);
  const origins: string[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => origins.push(context.origin));
  await session.send('Runtime.enable');
  return () => origins;
}
