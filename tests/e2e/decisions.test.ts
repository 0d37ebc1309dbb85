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
  seesSent,
} from './harness/acts.ts';
import { openStage, people, type Stage } from './harness/stage.ts';
import { storedRows } from './harness/store.ts';
import { until } from './harness/until.ts';
import { say, saying } from './harness/words.ts';

const marketing = 'https://contoso.sharepoint.com/sites/Marketing/SitePages/Plan.aspx';
const finance = 'https://contoso.sharepoint.com/sites/Finance/SitePages/Home.aspx';
const names = { requestor: 'Adele Vance', package: 'Marketing – Visitor' };

describe('decisions', () => {
  let stage: Stage;

  beforeEach(async () => {
    stage = await openStage();
  });
  afterEach(() => stage.close());

  it('a denial is told, with no way back to the page', async () => {
    const adele = await stage.enter(people.adele);
    const { card } = await meetRefusal(adele, marketing, people.adele);
    await requestByOneClick(card);
    await letTimePass(stage.organization, 10);
    const megan = await stage.enter(people.megan, { approves: true });
    await decide(await openApprovals(megan), 'deny', names);
    await letTimePass(stage.organization, 60, adele);
    await awaitNotification(adele);
    await card.getByText(saying('story.denied')).waitFor();
  });

  it('cancelling takes the request back, in the card and in Graph', async () => {
    const adele = await stage.enter(people.adele);
    const { card } = await meetRefusal(adele, marketing, people.adele);
    await requestByOneClick(card);
    await letTimePass(stage.organization, 10);
    await press(card, say('request.cancelNamed', { package: names.package }));
    await press(card, say('request.cancelYes'));
    await until(
      'cancelled',
      () => storedRows(adele, 'requests'),
      (rows) =>
        rows.some(
          ({ accessPackageName, state }) => accessPackageName === names.package && state === 'canceled',
        ),
    );
    const cancels = stage.organization.calls({ method: 'POST', path: /\/cancel$/ });
    expect(cancels.filter(({ status }) => status < 300)).toHaveLength(1);
  });

  it('two stages are decided by two people, and only then access is set up', async () => {
    const adele = await stage.enter(people.adele);
    const { card } = await meetRefusal(adele, finance, people.adele);
    await card.getByText('Finance reports').first().waitFor();
    await card.getByLabel(say('offer.why')).fill('Quarterly figures for the board.');
    await press(card, say('offer.request'));
    await seesSent(card);
    await letTimePass(stage.organization, 10);
    const asked = { requestor: 'Adele Vance', package: 'Finance reports' };
    const megan = await stage.enter(people.megan, { approves: true });
    await decide(await openApprovals(megan), 'approve', asked);
    expect((await adele.notifications()).length).toBe(0);
    await letTimePass(stage.organization, 10);
    const diego = await stage.enter(people.diego, { approves: true });
    await decide(await openApprovals(diego), 'approve', asked);
    await letTimePass(stage.organization, 60, adele);
    await awaitNotification(adele);
    expect(effective(stage.organization)).toBe(1);
  });
});
