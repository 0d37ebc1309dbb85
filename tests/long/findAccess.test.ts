import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hubBy, itemOf, openRequests, requestsInGraph } from '../e2e/chain/acts.ts';
import { effective, meetRefusal, press, seesSent } from '../e2e/harness/acts.ts';
import type { Knock } from '../e2e/harness/knock.ts';
import { openStage, people, type Stage } from '../e2e/harness/stage.ts';
import { say } from '../e2e/harness/words.ts';

const marketing = 'https://contoso.sharepoint.com/sites/Marketing';
const launch = 'Product launch';
const unapproved = 'Brand – Visitors';

const field = (view: Frame | Page) => view.getByRole('searchbox', { name: say('find.label') });
const requestFor = (name: string) => new RegExp(`^${say('offer.request')}\\s+${name}`);

/** What somebody copied elsewhere, put into the field at once. */
const paste = (view: Page, text: string) => field(view).fill(text);

describe('finding access', () => {
  let stage: Stage;
  let adele: Knock;
  let refused: Page;
  let card: Frame;

  beforeAll(async () => {
    stage = await openStage();
    adele = await stage.enter(people.adele);
    ({ page: refused, card } = await meetRefusal(adele, marketing, people.adele));
  });
  afterAll(async () => {
    expect(stage.organization.violations()).toEqual([]);
    await stage.close();
  });

  it('begins in the card with what was refused, and the focus in the field', async () => {
    await card.getByRole('button', { name: say('offer.notThisOne') }).click();
    await field(card).waitFor();
    expect(await field(card).inputValue()).toBe('Marketing');
    expect(await field(card).evaluate((input) => input === document.activeElement)).toBe(true);
    await card.getByText('Marketing – Visitor', { exact: true }).waitFor();
  });

  it('goes on in the hub from what is pasted in a card', async () => {
    const met = await meetRefusal(adele, marketing, people.adele);
    await met.card.getByRole('button', { name: say('offer.notThisOne') }).click();
    await field(met.card).fill('AADSTS530084: blocked by token protection');
    const hub = await hubBy(adele, () =>
      met.card.getByRole('button', { name: say('popup.openHub') }).click(),
    );
    await hub.getByText(say('notCurable.conditionalAccess')).waitFor();
    await hub.close();
    await met.page.close();
    await refused.bringToFront();
  });

  it('asks for a second press where nobody would have to approve', async () => {
    await field(card).fill('brand vis');
    await press(card, requestFor(unapproved));
    await card.getByText(say('find.confirmText', { package: unapproved })).waitFor();
    expect(effective(stage.organization)).toBe(0);
    await card
      .getByRole('button', { name: say('offer.goBack') })
      .first()
      .click();
  });

  it('requests another package in place; the refused page goes along', async () => {
    await field(card).fill('product la');
    await card
      .getByText(say('facts.sent', { facts: `${marketing.slice(8)} · ${say('need.reach.view')}` }))
      .waitFor();
    await press(card, requestFor(launch));
    await seesSent(card);
    expect(effective(stage.organization)).toBe(1);
    const [request] = await requestsInGraph(stage.organization, people.adele);
    expect(request.accessPackage.displayName).toBe(launch);
    expect(request.justification).toContain('contoso.sharepoint.com/sites/Marketing');
    expect(refused.url()).toContain('AccessDenied.aspx');
  });

  it('is followed as the answer to that page, and can be taken back there', async () => {
    const mine = await openRequests(adele);
    await itemOf(mine, launch)
      .getByText(say('request.forNamed', { name: 'Marketing' }))
      .waitFor();
    await press(card, say('request.cancelNamed', { package: launch }));
    await press(card, say('request.cancelYes'));
    await card.getByRole('button', { name: say('offer.notThisOne') }).waitFor();
    await mine.close();
  });

  it('explains an error that a terminal showed, and requests nothing', async () => {
    const popup = await openRequests(adele);
    await paste(
      popup,
      'Error: AADSTS530084: Access has been blocked by conditional access token protection policy. Trace ID: 1',
    );
    await popup.getByText(say('notCurable.conditionalAccess')).waitFor();
    await popup.getByText('AADSTS530084').first().waitFor();
    await popup.close();
  });

  it('explains a short link of Power BI without opening or asking anything', async () => {
    const popup = await openRequests(adele);
    const pages = adele.context.pages().length;
    await paste(popup, 'https://app.powerbi.com/links/Ab3dEf6hIj?ctid=&pbi_source=linkShare');
    await popup.getByText(say('notCurable.sharedByOwner'), { exact: true }).waitFor();
    expect(adele.context.pages().length).toBe(pages);
    expect(stage.organization.calls({ host: 'app.powerbi.com' })).toEqual([]);
    await popup.close();
  });

  it('takes the address of a site from a mail, and offers what opens it', async () => {
    const popup = await openRequests(adele);
    const before = stage.organization.calls({ path: /\/_api\/web\b/i }).length;
    await paste(popup, 'please look at https://contoso.sharepoint.com/sites/SugarLearning, thanks');
    await popup.getByText('SugarLearning Reader').first().waitFor();
    expect(stage.organization.calls({ path: /\/_api\/web\b/i }).length).toBe(before);
    await popup.close();
  });

  it('says so of another tenant’s address', async () => {
    const popup = await openRequests(adele);
    await paste(popup, 'https://fabrikam.sharepoint.com/sites/Secret');
    await popup.getByText(say('otherTenant.action')).waitFor();
    await popup.close();
  });
});
