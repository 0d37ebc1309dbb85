import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../browsers/find.ts';
import { buttonNamed, type FirefoxStage, openFirefoxStage } from '../../e2e/harness/firefoxStage.ts';
import { people } from '../../e2e/harness/stage.ts';
import { say } from '../../e2e/harness/words.ts';
import { prelude } from './attacks.ts';
import { hostRect, pointIn, type Rect, shareOf } from './cardTarget.ts';
import { organizationOf, pageOf } from './honest.ts';
import { timedAttacks } from './timedAttacks.ts';

const request = say('offer.request');

describe.runIf(findBrowser('firefox'))('a page that times its cover, in Firefox', () => {
  let stage: FirefoxStage;

  beforeAll(async () => {
    stage = await openFirefoxStage(people.adele, organizationOf(timedAttacks.length + 1));
    await stage.setUp();
    const page = await stage.openDenial(pageOf(timedAttacks.length));
    await stage.clickInCard(say('account.signIn'));
    await stage.passSignInWindow(page);
  });
  afterAll(() => stage?.close());

  it.each(timedAttacks.map((attack, index) => ({ ...attack, index })).filter(({ not }) => not !== 'firefox'))(
    'nothing is filed: $name',
    async ({ script, pressAfter, index }) => {
      const filed = stage.effects();
      const { firefox } = stage;
      await firefox.closeWindow();
      await firefox.switchTo((await firefox.windows())[0] ?? '');
      await stage.openDenial(pageOf(index));
      const inFrame = await buttonInFrame();
      await stage.runInPage(`${prelude}${script}`);
      await stage.pass(1500);
      await stage.awaitReady(request);
      await firefox.leaveFrames();
      const host = await firefox.script<Rect>(`return ${hostRect}`);
      const there = await firefox.script<Rect | undefined>('return window.now()');
      const place = there ?? host;
      const button = { ...inFrame, x: inFrame.x + host.x, y: inFrame.y + host.y };
      const point = pointIn(place, shareOf(button, host));
      await stage.pass(pressAfter);
      await firefox.pressAt(point.x, point.y);
      await stage.pass(2500);
      expect(stage.effects()).toBe(filed);
    },
  );

  it('nothing is filed: the second half of a double click whose first half closed another tab', async () => {
    const { firefox } = stage;
    const filed = stage.effects();
    // The page itself can open such a tab, and close it at the first press.
    const tab = await stage.openDenial(pageOf(timedAttacks.length));
    const inFrame = await buttonInFrame();
    const host = await firefox.script<Rect>(`return ${hostRect}`);
    await firefox.switchTo(await firefox.openTab());
    await stage.pass(1500);
    await firefox.closeWindow();
    await firefox.switchTo(tab);
    await firefox.pressAt(host.x + inFrame.x + inFrame.width / 2, host.y + inFrame.y + inFrame.height / 2);
    await stage.pass(2500);
    expect(stage.effects()).toBe(filed);
  });

  /** The button, once a press would count. */
  async function buttonInFrame(): Promise<Rect> {
    await stage.awaitReady(request);
    const found = await stage.firefox.script<Rect>(
      `const { x, y, width, height } = document.evaluate(arguments[0], document, null, 9).singleNodeValue.getBoundingClientRect();
       return { x, y, width, height };`,
      buttonNamed(request),
    );
    await stage.firefox.leaveFrames();
    return found;
  }
});
