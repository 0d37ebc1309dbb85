import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemOf, openRequests, organizationWith, packageNamed, requestsInGraph } from '../chain/acts.ts';
import { effective, letTimePass, press, seesSent, writeDownNotifications } from '../harness/acts.ts';
import type { Knock } from '../harness/knock.ts';
import { openStage, people, type Stage } from '../harness/stage.ts';
import { until } from '../harness/until.ts';
import { say, saying } from '../harness/words.ts';
import { approve, brand, chosenOn, complainAbout, members, packagesOn, questions } from './acts.ts';

const home = `${brand}/SitePages/Home.aspx`;
const minute = 60_000;

/** Access that works ten minutes after Entra says that it is delivered. */
const slowDelivery = organizationWith((contoso) => {
  packageNamed(contoso, members).deliveryLagMinutes = 10;
});

describe('somebody who may read and has to edit', () => {
  let stage: Stage;
  let adele: Knock;
  let popup: Page;
  let told: () => Promise<string[]>;

  beforeAll(async () => {
    stage = await openStage({}, slowDelivery);
    adele = await stage.enter(people.adele);
    told = await writeDownNotifications(adele);
  });
  afterAll(async () => {
    expect(stage.organization.violations()).toEqual([]);
    await stage.close();
  });

  it('says so on a healthy page, and is offered the package that lets them, not the one for reading', async () => {
    popup = await complainAbout(adele, home, 'thisPage.cantEdit');
    await popup.getByRole('heading', { name: say('denied.title.edit', { name: 'Brand' }) }).waitFor();
    await popup.getByText(say('denied.manual.edit'), { exact: true }).waitFor();
    expect((await packagesOn(popup))[0]).toBe(members);
    expect(await chosenOn(popup)).toBe(members);
    expect(await popup.getByText(say('need.reach.view'), { exact: true }).count()).toBe(0);
    expect(await popup.getByRole('radio', { name: say('need.edit'), exact: true }).isChecked()).toBe(true);
  });

  it('requests it in one press, and the approver hears where and what for', async () => {
    await press(popup, say('offer.request'));
    await seesSent(popup);
    expect(effective(stage.organization)).toBe(1);
    const [request] = await requestsInGraph(stage.organization, people.adele);
    expect(request.accessPackage.displayName).toBe(members);
    expect(request.justification.split('\n')[0]).toMatch(
      /^\[Page: contoso\.sharepoint\.com\/sites\/Brand\b.* · Access: Can edit\]$/,
    );
  });

  it('is not told that it works while the site opens for reading only', async () => {
    await letTimePass(stage.organization, 10);
    await approve(stage.organization);
    const before = questions(stage.organization);
    await letTimePass(stage.organization, 60, adele);
    await until('told of delivery', adele.notifications, (ids) =>
      ids.some((id) => id.endsWith('/delivered')),
    );
    await until('the site is asked', async () => {
      await adele.fireAlarm('knock.due');
      return questions(stage.organization) > before;
    });
    await popup.getByText(saying('story.deliveredLess')).first().waitFor();
    expect(await popup.getByText(say('denied.titleWorks.edit', { name: 'Brand' })).count()).toBe(0);
    expect((await adele.notifications()).filter((id) => id.endsWith('/usable'))).toEqual([]);
    expect((await told()).filter((text) => /works|can edit/.test(text))).toEqual([]);
  });

  it('is told “You can edit … now” once the site lets them', async () => {
    stage.organization.core.clock.advance(16 * minute);
    const mine = await openRequests(adele); // reads again, and so learns the time
    await until('the try', async () => {
      await adele.fireAlarm('knock.due');
      return itemOf(mine, members).getByText(saying('story.usable')).isVisible();
    });
    await popup.getByRole('heading', { name: say('denied.titleWorks.edit', { name: 'Brand' }) }).waitFor();
    await until('told', told, (texts) =>
      texts.some((text) => text.startsWith(say('notification.usable.edit.title', { name: 'Brand' }))),
    );
    expect(effective(stage.organization)).toBe(1);
  });
});
