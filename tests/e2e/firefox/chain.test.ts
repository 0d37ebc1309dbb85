import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../browsers/find.ts';
import { requestsInGraph } from '../chain/acts.ts';
import { buttonNamed, type FirefoxStage, openFirefoxStage } from '../harness/firefoxStage.ts';
import { people } from '../harness/stage.ts';
import { until } from '../harness/until.ts';
import { say, saying } from '../harness/words.ts';
import { brand, members } from '../need/acts.ts';

const planPage = 'https://contoso.sharepoint.com/sites/Marketing/SitePages/Plan.aspx';

/** How Firefox numbers the tab in front, for extensions. */
const tabInFront = `
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  return ExtensionParent.apiManager.global.tabTracker.getId(gBrowser.selectedTab);`;

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
    await firefox.seesText(matching('story.submitted', 'story.pendingApproval'));

    // Entra takes some seconds for it.
    stage.organization.core.clock.advance(30_000);
    await firefox.leaveFrames();
    await firefox.navigate(`${firefox.origin}/popup.html`);
    await firefox.click(`//*[@role="tab"][contains(., "${say('popup.myRequests')}")]`);
    await firefox.seesText('Marketing – Visitor');
    await firefox.seesText(say('state.pendingApproval'));
    expect(stage.organization.violations()).toEqual([]);
  });

  it('goes from “I can’t edit here” to a request for the package that lets one edit', async () => {
    const { firefox } = stage;
    await firefox.navigate(`${brand}/SitePages/Home.aspx`);
    const tab = await firefox.inChrome<number>(tabInFront);

    await firefox.openTab();
    await firefox.navigate(`${firefox.origin}/popup.html?tab=${tab}`);
    await firefox.click(`//*[@role="tab"][contains(., "${say('popup.thisPage')}")]`);
    await firefox.click(buttonNamed(say('thisPage.cantEdit')));
    await firefox.seesText(say('denied.title.edit', { name: 'Brand' }));
    const chosen = `//*[contains(@class, "choice")][.//input[@type="radio" and @value]][1]`;
    await until('the package', () => firefox.exists(`${chosen}[contains(., "${members}")]`));
    await firefox.click(`${buttonNamed(say('offer.request'))}[not(@aria-disabled="true")]`);

    await until('a second request', stage.effects, (count) => count === 2);
    const requests = await requestsInGraph(stage.organization, people.adele);
    const request = requests.find(
      (one: { accessPackage: { displayName: string } }) => one.accessPackage.displayName === members,
    );
    expect(request?.justification).toMatch(
      /^\[Page: contoso\.sharepoint\.com\/sites\/Brand\b.*Access: Can edit\]/,
    );
    expect(stage.organization.violations()).toEqual([]);
  });

  it('keeps everything when the background page ends', async () => {
    const { firefox } = stage;
    await firefox.terminateBackground();
    await firefox.navigate(`${firefox.origin}/popup.html`);
    await firefox.click(`//*[@role="tab"][contains(., "${say('popup.myRequests')}")]`);
    await firefox.seesText(say('state.pendingApproval'));
    expect(stage.effects()).toBe(2);
  });
});

/** One of these messages anywhere in a longer text. */
const matching = (...keys: Parameters<typeof saying>[0][]): RegExp =>
  new RegExp(keys.map((key) => saying(key).source.replace(/^\^\\s\*|\\s\*\$$/g, '')).join('|'));
