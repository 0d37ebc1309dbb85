import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../browsers/find.ts';
import { type FirefoxStage, openFirefoxStage } from '../harness/firefoxStage.ts';
import { people } from '../harness/stage.ts';
import { until } from '../harness/until.ts';
import { say, saying } from '../harness/words.ts';

const planPage = 'https://contoso.sharepoint.com/sites/Marketing/SitePages/Plan.aspx';

let stage: FirefoxStage;

/** A machine without Firefox says at the end that these were not run. */
describe.runIf(findBrowser('firefox'))('the chain in Firefox', () => {
  beforeAll(async () => {
    stage = await openFirefoxStage(people.adele);
  });
  afterAll(() => stage?.close());

  it('goes from the denial over the card and sign-in to a pending request', async () => {
    const { firefox } = stage;
    await stage.setUp();
    const page = await stage.openDenial(planPage);

    await stage.clickInCard(say('account.signIn'));
    await stage.passSignInWindow(page);

    await firefox.leaveFrames();
    await stage.clickInCard(say('offer.request'));
    await until('one request', stage.effects, (count) => count === 1);
    await firefox.seesText(matching('story.pendingApproval'));

    await firefox.leaveFrames();
    await firefox.navigate(`${firefox.origin}/popup.html`);
    await firefox.click(`//*[@role="tab"][contains(., "${say('popup.myRequests')}")]`);
    await firefox.seesText('Marketing – Visitor');
    await firefox.seesText(say('state.pendingApproval'));
    expect(stage.organization.violations()).toEqual([]);
  });

  it('keeps everything when the background page ends', async () => {
    const { firefox } = stage;
    await firefox.terminateBackground();
    await firefox.navigate(`${firefox.origin}/popup.html`);
    await firefox.click(`//*[@role="tab"][contains(., "${say('popup.myRequests')}")]`);
    await firefox.seesText(say('state.pendingApproval'));
    expect(stage.effects()).toBe(1);
  });
});

/** A message anywhere in a longer text. */
const matching = (key: Parameters<typeof saying>[0]): RegExp =>
  new RegExp(saying(key).source.replace(/^\^\\s\*|\\s\*\$$/g, ''));
