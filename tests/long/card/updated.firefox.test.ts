import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../browsers/find.ts';
import { buttonNamed, type FirefoxStage, openFirefoxStage } from '../../e2e/harness/firefoxStage.ts';
import { people } from '../../e2e/harness/stage.ts';
import { until } from '../../e2e/harness/until.ts';
import { say } from '../../e2e/harness/words.ts';

const plan = 'https://contoso.sharepoint.com/sites/Marketing/SitePages/Plan.aspx';
const hosts = `return document.querySelectorAll(':root > [popover=manual]').length;`;

describe.runIf(findBrowser('firefox'))('a page over which Firefox updates Knock', () => {
  let stage: FirefoxStage;
  let page: string;

  beforeAll(async () => {
    stage = await openFirefoxStage(people.adele);
    await stage.setUp();
    page = await stage.openDenial(plan);
    await stage.clickInCard(say('account.signIn'));
    await stage.passSignInWindow(page);
    await stage.firefox.leaveFrames();
    await stage.awaitReady(say('offer.request'));
  });
  afterAll(() => stage?.close());

  it('has one card again, in which one press counts', async () => {
    const { firefox } = stage;
    await firefox.leaveFrames();
    await firefox.inChrome(
      `const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
       const addOn = await AddonManager.getAddonByID('knock@knock.invalid');
       await addOn.reload();`,
    );
    // The old card's frame is emptied, and goes when the new one comes.
    const hasNewCard = async () => {
      await firefox.switchTo(page);
      await firefox.enterFrame();
      return firefox.exists(buttonNamed(say('account.signInAgain')));
    };
    await until('a new card', () => hasNewCard().catch(() => false), Boolean, 40_000);
    await firefox.leaveFrames();
    expect(await firefox.script<number>(hosts)).toBe(1);
    // What was in memory went with the old one: whoever was signed in is asked again, and Entra still knows them.
    await stage.clickInCard(say('account.signInAgain'));
    await firefox.leaveFrames();
    await stage.clickInCard(say('offer.request'));
    await until('one request', stage.effects, (count) => count === 1);
    await firefox.leaveFrames();
    expect(await firefox.script<number>(hosts)).toBe(1);
  });
});
