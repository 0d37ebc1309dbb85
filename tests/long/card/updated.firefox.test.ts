import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../browsers/find.ts';
import { type FirefoxStage, openFirefoxStage } from '../../e2e/harness/firefoxStage.ts';
import { people } from '../../e2e/harness/stage.ts';
import { until } from '../../e2e/harness/until.ts';
import { say } from '../../e2e/harness/words.ts';

const plan = 'https://contoso.sharepoint.com/sites/Marketing/SitePages/Plan.aspx';
const card = ':root > [popover=manual]';
const request = say('offer.request');

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
    await stage.awaitReady(request);
    await stage.firefox.leaveFrames();
  });
  afterAll(() => stage?.close());

  it('has one card again, in which one press counts', async () => {
    const { firefox } = stage;
    const count = (selector: string) =>
      firefox.script<number>('return document.querySelectorAll(arguments[0]).length;', selector);
    await firefox.script(`document.querySelector(arguments[0]).dataset.old = '';`, card);
    await firefox.inChrome(
      `const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
       const addOn = await AddonManager.getAddonByID('knock@knock.invalid');
       await addOn.reload();`,
    );
    await firefox.switchTo(page);
    await until(
      'a new card',
      () => count(`${card}:not([data-old])`),
      (cards) => cards === 1,
    );
    expect(await count(card)).toBe(1);
    await stage.clickInCard(request);
    await until('one request', stage.effects, (requests) => requests === 1);
  });
});
