import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countRequestButtons } from '../chain/acts.ts';
import type { Knock } from '../harness/knock.ts';
import { registrationIn } from '../harness/setUp.ts';
import { visit } from '../harness/signInWindow.ts';
import { openStage, people, type Stage } from '../harness/stage.ts';
import { until } from '../harness/until.ts';
import { say } from '../harness/words.ts';

/** Reasons that other tests do not meet: each says why, what helps, and offers no request. */
describe('a refusal that no request cures', () => {
  let stage: Stage;
  let adele: Knock;

  beforeAll(async () => {
    stage = await openStage();
    adele = await stage.enter(people.adele);
  });
  afterAll(async () => {
    expect(stage.organization.violations()).toEqual([]);
    await stage.close();
  });

  const authorize = (clientId: string, more: Record<string, string> = {}): string => {
    const { tenantId } = registrationIn(stage.organization.seed, 'contoso.com');
    const query = new URLSearchParams({
      client_id: clientId,
      response_type: 'id_token',
      response_mode: 'form_post',
      redirect_uri: 'https://sugarlearning.contoso.com/signin-oidc',
      scope: 'openid',
      nonce: 'n',
      state: 's',
      ...more,
    });
    return `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/authorize?${query}`;
  };

  it('by a policy of the organisation', async () => {
    const site = stage.organization.seed.tenants[0]?.sites.find(
      ({ organizationalBlock }) => organizationalBlock,
    );
    const page = await adele.context.newPage();
    await visit(page, site?.url ?? '', people.adele);
    const card = await adele.card(page);
    await card.getByText(say('notCurable.organizationalPolicy'), { exact: true }).waitFor();
    await card.getByText(say('notCurable.organizationalPolicy.step'), { exact: true }).waitFor();
    expect(await countRequestButtons(card)).toBe(0);
    await page.close();
  });

  it('of an application that is not there', async () => {
    const page = await adele.context.newPage();
    await page.goto(authorize('5c1b7a52-6a0b-4a3e-9c55-0d0f6f3b7b11'));
    const card = await adele.card(page);
    await card.getByText(say('notCurable.applicationBroken'), { exact: true }).waitFor();
    expect(await countRequestButtons(card)).toBe(0);
    await page.close();
  });

  it('of another account than Knock’s: both are named', async () => {
    const stranger = 'robin@fabrikam.com';
    const learning = stage.organization.seed.tenants[0]?.applications.find(
      ({ displayName }) => displayName === 'SugarLearning Prod',
    );
    const page = await adele.context.newPage();
    await page.goto(authorize(learning?.appId ?? '', { prompt: 'select_account' }));
    await page.locator('#use-another summary').click();
    await page.fill('#i0116', stranger);
    await page.click('#idSIButton9');
    const card = await adele.card(page);
    await card
      .getByText(say('otherAccount.text', { onPage: stranger, acting: people.adele }), { exact: true })
      .waitFor();
    expect(await countRequestButtons(card)).toBe(0);
    await page.close();
  });

  it('of a part of a page: the badge and the popup tell, and no card covers the rest', async () => {
    const refused = 'https://contoso.sharepoint.com/sites/Marketing/_layouts/15/AccessDenied.aspx?Type=web';
    const page = await adele.context.newPage();
    await visit(
      page,
      `https://contoso.sharepoint.com/sites/Knowledge/SitePages/Embedded.aspx?frame=${encodeURIComponent(refused)}`,
      people.adele,
    );
    await until(
      'the badge',
      () => adele.badge(page),
      (text) => text !== '',
    );
    expect(adele.hasCard(page)).toBe(false);
    const popup = await adele.openPopup(page);
    await popup.getByText(say('thisPage.inFrame'), { exact: true }).waitFor();
    await popup.getByText('Marketing – Visitor').first().waitFor();
    await popup.close();
    // A small one is a widget or a tracker.
    await page.goto('https://blog.attacker.example/');
    await page.waitForTimeout(500);
    expect(adele.hasCard(page)).toBe(false);
    await page.goto('https://contoso.sharepoint.com/sites/Knowledge/SitePages/Home.aspx');
    await until(
      'no badge',
      () => adele.badge(page),
      (text) => text === '',
    );
    await page.close();
  });

  it('of something that only its owner shares, by the person’s own word', async () => {
    const page = await adele.context.newPage();
    await visit(page, 'https://contoso.sharepoint.com/contentstorage/CSP_1/Document', people.adele);
    expect(adele.hasCard(page)).toBe(false);
    const popup = await adele.openPopup(page);
    await popup.getByRole('tab', { name: say('popup.thisPage') }).click();
    await popup.getByRole('button', { name: say('thisPage.refused') }).click();
    await popup.getByText(say('notCurable.sharedByOwner'), { exact: true }).waitFor();
    expect(await countRequestButtons(popup)).toBe(0);
    await popup.close();
    await page.close();
  });
});
