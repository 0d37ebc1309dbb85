import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  awaitNotification,
  effective,
  letTimePass,
  meetRefusal,
  press,
  type Refusal,
  seesSent,
} from '../harness/acts.ts';
import type { Knock } from '../harness/knock.ts';
import { openStage, people, type Stage } from '../harness/stage.ts';
import { until } from '../harness/until.ts';
import { say, saying } from '../harness/words.ts';
import { countRequestButtons, itemOf, openRequests, organizationWith, packageNamed } from './acts.ts';

const plan = 'https://contoso.sharepoint.com/sites/Marketing/SitePages/Plan.aspx';
const name = 'Marketing – Visitor';
const minute = 60_000;

/** Access that works ten minutes after Entra says that it is delivered, and that nobody has to approve. */
const slowDelivery = organizationWith((contoso) => {
  const visitor = packageNamed(contoso, name);
  visitor.deliveryLagMinutes = 10;
  for (const policy of visitor.assignmentPolicies) policy.stages = [];
});

describe('access that is delivered and does not work yet', () => {
  let stage: Stage;
  let adele: Knock;
  let first: Refusal;
  let again: Refusal;

  beforeAll(async () => {
    stage = await openStage({}, slowDelivery);
    adele = await stage.enter(people.adele);
  });
  afterAll(async () => {
    expect(stage.organization.violations()).toEqual([]);
    await stage.close();
  });

  it('is asked for by a second press, as nobody approves it, and told when Entra has delivered it', async () => {
    first = await meetRefusal(adele, plan, people.adele);
    await press(first.card, say('offer.request'));
    await press(first.card, say('offer.confirmGuess', { package: name }));
    await seesSent(first.card);
    await letTimePass(stage.organization, 60, adele);
    expect(await awaitNotification(adele)).toContain('/delivered');
  });

  it('is said to take a while when the page refuses once more', async () => {
    const [notification] = await adele.notifications();
    const opening = adele.context.waitForEvent('page');
    await adele.clickNotification(notification ?? '');
    const page = await opening;
    await page.waitForURL(/AccessDenied\.aspx/);
    again = { page, card: await adele.card(page) };
    await again.card.getByText(saying('story.deliveredRefuses')).first().waitFor();
    await first.card.getByText(saying('story.deliveredRefuses')).first().waitFor();
    const popup = await openRequests(adele);
    await itemOf(popup, name).getByText(saying('story.deliveredRefuses')).waitFor();
    await popup.close();
  });

  it('cannot be asked for a second time, neither from the page nor by its form', async () => {
    expect(await countRequestButtons(again.card)).toBe(0);
    const id = packageNamed(stage.organization.seed.tenants[0], name).id;
    const hub = await adele.open(`hub.html#/request/${id}`);
    await hub.getByText(saying('story.deliveredRefuses')).waitFor();
    expect(await countRequestButtons(hub)).toBe(0);
    await hub.close();
    expect(effective(stage.organization)).toBe(1);
  });

  it('is told once more when it works, and the page opens', async () => {
    stage.organization.core.clock.advance(16 * minute);
    const popup = await openRequests(adele); // reads again, and so learns the time
    await until('the try', async () => {
      await adele.fireAlarm('knock.due');
      return itemOf(popup, name).getByText(saying('story.usable')).isVisible();
    });
    await again.card
      .getByText(say('denied.titleWorks', { name: 'Marketing' }))
      .first()
      .waitFor();
    const told = await until('told', adele.notifications, (ids) => ids.some((id) => id.endsWith('/usable')));
    const opening = adele.context.waitForEvent('page');
    await adele.clickNotification(told.find((id) => id.endsWith('/usable')) ?? '');
    const page = await opening;
    await page.waitForURL(plan);
    expect(adele.hasCard(page)).toBe(false);
    expect(effective(stage.organization)).toBe(1);
  });
});
