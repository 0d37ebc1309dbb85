import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  awaitNotification,
  decide,
  effective,
  letTimePass,
  meetRefusal,
  openApprovals,
  press,
  requestByOneClick,
} from './harness/acts.ts';
import type { Knock } from './harness/knock.ts';
import { openStage, people, type Stage } from './harness/stage.ts';
import { storedRows } from './harness/store.ts';
import { until } from './harness/until.ts';
import { say } from './harness/words.ts';

const marketing = 'https://contoso.sharepoint.com/sites/Marketing/SitePages/Plan.aspx';
const names = { requestor: 'Adele Vance', package: 'Marketing – Visitor' };

describe('time and the network', () => {
  let stage: Stage;
  let adele: Knock;

  beforeEach(async () => {
    stage = await openStage();
    adele = await stage.enter(people.adele);
  });
  afterEach(() => stage.close());

  const ownRequest = async () =>
    (await storedRows(adele, 'requests')).find(
      ({ accessPackageName }) => accessPackageName === names.package,
    );

  async function askAndApprove(): Promise<void> {
    const { card } = await meetRefusal(adele, marketing, people.adele);
    await requestByOneClick(card);
    await letTimePass(stage.organization, 10);
    const megan = await stage.enter(people.megan, { approves: true });
    await decide(await openApprovals(megan), 'approve', names);
  }

  it('a decision after 25 hours is told silently while the session with Entra lives', async () => {
    await askAndApprove();
    await letTimePass(stage.organization, 25 * 3600, adele);
    await awaitNotification(adele, 20_000);
    expect((await ownRequest())?.state).toMatch(/^(delivered|usable)$/);
  });

  it('offline for ten minutes: the request is kept and goes out by itself', async () => {
    const { card } = await meetRefusal(adele, marketing, people.adele);
    await card.locator('button.button-primary:not([aria-disabled=true])').first().waitFor();
    const comeBack = await adele.goOffline();
    await press(card, say('offer.request'));
    await card
      .getByText(say('failure.offline'))
      .or(card.getByText(say('story.queuedOffline')))
      .first()
      .waitFor();
    expect(effective(stage.organization)).toBe(0);
    await comeBack();
    await letTimePass(stage.organization, 600, adele);
    await until(
      'sent',
      () => effective(stage.organization),
      (count) => count === 1,
    );
  });

  it('offline for an hour: the person is asked again first', async () => {
    const { card } = await meetRefusal(adele, marketing, people.adele);
    await card.locator('button.button-primary:not([aria-disabled=true])').first().waitFor();
    const comeBack = await adele.goOffline();
    await press(card, say('offer.request'));
    await card
      .getByText(say('failure.offline'))
      .or(card.getByText(say('story.queuedOffline')))
      .first()
      .waitFor();
    await adele.advanceClock(3600_000);
    await comeBack();
    await letTimePass(stage.organization, 3600, adele);
    await until('back to draft', ownRequest, (row) => row?.state === 'draft');
    expect(effective(stage.organization)).toBe(0);
    await card.getByText(say('story.draft'), { exact: true }).waitFor();
  });
});
