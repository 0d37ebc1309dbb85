import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../browsers/find.ts';
import { buttonNamed, type FirefoxStage, openFirefoxStage } from '../../e2e/harness/firefoxStage.ts';
import { people } from '../../e2e/harness/stage.ts';
import { say } from '../../e2e/harness/words.ts';
import { attacks, prelude } from './attacks.ts';
import { hostRect, pointIn, type Rect, shareOf, zoomed } from './cardTarget.ts';
import { keep, shareAlike, whole } from './pictures.ts';

const plan = 'https://contoso.sharepoint.com/sites/Marketing/SitePages/Plan.aspx';
const request = say('offer.request');

describe.runIf(findBrowser('firefox'))('in Firefox', () => {
  let stage: FirefoxStage;

  beforeAll(async () => {
    stage = await openFirefoxStage(people.adele);
    await stage.setUp();
    const page = await stage.openDenial(plan);
    await stage.clickInCard(say('account.signIn'));
    await stage.passSignInWindow(page);
  });
  afterAll(() => stage?.close());

  it.each(attacks.filter((attack) => attack.not !== 'firefox'))('nothing is filed: $name', async (attack) => {
    const { firefox } = stage;
    await firefox.closeWindow();
    await firefox.switchTo((await firefox.windows())[0] ?? '');
    await stage.openDenial(plan);
    await stage.awaitReady(request);
    const inFrame = await firefox.script<Rect>(
      `const { x, y, width, height } = document.evaluate(arguments[0], document, null, 9).singleNodeValue.getBoundingClientRect();
       return { x, y, width, height };`,
      buttonNamed(request),
    );
    await firefox.leaveFrames();
    const host = await rect();
    if (host === null) throw new Error('The card is not to be seen.');
    const before = await firefox.screenshot();
    if (attack.needsGesture) await firefox.pressAt(200, 500);
    await stage.runInPage(`${prelude}${attack.script}`);
    await stage.pass(1200);
    const during = await firefox.screenshot();
    keep(`firefox ${attack.name}`, during);
    const share = shareAlike(before, during, host);
    if (attack.isUnseen || share < whole)
      for (let press = 0; press < 3; press += 1) {
        // It may be over by now, as a held view transition is after four seconds.
        if (!attack.isUnseen && shareAlike(before, await firefox.screenshot(), host) >= whole) break;
        const now = await rect();
        const button = { ...inFrame, x: inFrame.x + host.x, y: inFrame.y + host.y };
        const point =
          now === null ? undefined : pointIn(zoomed(now, attack.paintedZoom ?? 1), shareOf(button, host));
        if (point !== undefined && point.x > 0 && point.y > 0)
          await firefox.pressAt(point.x, point.y).catch(() => {});
        await stage.pass(700);
      }
    console.log(
      `${attack.name}: ${(share * 100).toFixed(0)} % of the card as before, ${stage.effects()} filed`,
    );
    expect(stage.effects()).toBe(0);
    if (attack.isMended) expect(share).toBeGreaterThan(whole);
  });

  const rect = () => stage.firefox.script<Rect | null>(`return ${hostRect}`);
});
