import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hubBy, packageNamed } from '../chain/acts.ts';
import { effective, letTimePass, meetRefusal, press } from '../harness/acts.ts';
import { closedAfterEach } from '../harness/closedAfterEach.ts';
import type { Knock } from '../harness/knock.ts';
import { openStage, people, type Stage } from '../harness/stage.ts';
import { say } from '../harness/words.ts';

const plan = 'https://contoso.sharepoint.com/sites/Marketing/SitePages/Plan.aspx';
const visitor = 'Marketing – Visitor';
const team = 'Marketing team';
const [lynne, pradeep] = ['Lynne Robbins', 'Pradeep Gupta'] as const;

describe('access for somebody else', () => {
  let stage: Stage;
  let diego: Knock;
  const keep = closedAfterEach();

  beforeAll(async () => {
    stage = await openStage();
    diego = await stage.enter(people.diego);
  });
  afterAll(async () => {
    expect(stage.organization.violations()).toEqual([]);
    await stage.close();
  });

  /** From the card on the refused page to the form that begins with whom it is for. */
  async function forOtherFromCard(name: string): Promise<Page> {
    const { page, card } = await meetRefusal(diego, plan, people.diego);
    keep(page);
    // Exactly: what is announced to screen readers has the name in it, too.
    await card.getByText(name, { exact: true }).first().click();
    const hub = keep(await hubBy(diego, () => press(card, say('offer.forOther'))));
    await hub.getByRole('heading', { name: say('form.title', { package: name }) }).waitFor();
    return hub;
  }

  it('a colleague who follows the text meets the card at the page’s own address', async () => {
    const contoso = stage.organization.seed.tenants[0];
    const hub = await forOtherFromCard(visitor);
    const text = hub.locator('pre');
    await text.waitFor();
    const said = await text.innerText();
    const myAccess = `https://myaccess.microsoft.com/@${contoso?.id}#/access-packages/${packageNamed(contoso, visitor).id}`;
    expect(said.match(/https:\S+/g)).toEqual([plan, myAccess]);
    await press(hub, say('others.copy'));
    await hub.getByText(say('common.copied'), { exact: true }).waitFor();
    const draft = hub.getByRole('link', { name: say('others.mailDraft') });
    expect(new URL((await draft.getAttribute('href')) ?? '').searchParams.get('body')).toBe(
      said.replaceAll('\n', '\r\n'),
    );
    const adele = await stage.enter(people.adele);
    const { card } = await meetRefusal(adele, said.match(/https:\S+/)?.[0] ?? '', people.adele);
    await card.getByText(visitor, { exact: true }).first().waitFor();
    await card.getByRole('button', { name: say('offer.request'), exact: true }).waitFor();
    expect(effective(stage.organization)).toBe(0);
    await adele.close();
  });

  it('two who report to one are requested for from the card: one request each, one outcome each', async () => {
    const hub = await forOtherFromCard(team);
    for (const name of [lynne, pradeep])
      await hub.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check();
    await hub.getByText(say('others.several', { names: `${lynne}, ${pradeep}` })).waitFor();
    await hub.getByLabel(say('offer.why')).fill('They join the spring campaign.');
    await press(hub, say('form.submit'));
    for (const name of [lynne, pradeep]) await hub.getByText(say('request.forOther', { name })).waitFor();
    await expect.poll(() => effective(stage.organization)).toBe(2);
    expect(await hub.getByRole('button', { name: say('form.submit') }).count()).toBe(0);
  });

  it('who comes again finds both under way, and nothing is filed twice', async () => {
    await diego.stop();
    await letTimePass(stage.organization, 60, diego);
    const hub = await forOtherFromCard(team);
    for (const name of [lynne, pradeep])
      await hub.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check();
    for (const name of [lynne, pradeep]) await hub.getByText(say('request.forOther', { name })).waitFor();
    await expect.poll(() => hub.getByRole('button', { name: say('form.submit') }).count()).toBe(0);
    expect(effective(stage.organization)).toBe(2);
  });
});
