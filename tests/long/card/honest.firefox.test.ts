import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../browsers/find.ts';
import { buttonNamed, type FirefoxStage, openFirefoxStage } from '../../e2e/harness/firefoxStage.ts';
import { people } from '../../e2e/harness/stage.ts';
import { until } from '../../e2e/harness/until.ts';
import { say } from '../../e2e/harness/words.ts';
import { hostRect, type Rect } from './cardTarget.ts';
import { type Condition, conditions, organizationOf, pageOf } from './honest.ts';

const request = say('offer.request');

describe.runIf(findBrowser('firefox'))('one press files one request in Firefox', () => {
  let stage: FirefoxStage;

  beforeAll(async () => {
    stage = await openFirefoxStage(people.adele, organizationOf(conditions.length + 1));
    await stage.setUp();
    const page = await stage.openDenial(pageOf(conditions.length));
    await stage.clickInCard(say('account.signIn'));
    await stage.passSignInWindow(page);
  });
  afterAll(() => stage?.close());

  it.each(conditions.map((condition, index) => ({ ...condition, index })))(
    'with $name',
    async (condition) => {
      const { firefox } = stage;
      const before = stage.effects();
      await firefox.closeWindow();
      await firefox.switchTo((await firefox.windows())[0] ?? '');
      await stage.openDenial(pageOf(condition.index));
      await firefox.enterFrame();
      await firefox.seesText(request);
      await firefox.leaveFrames();
      const undo = await apply(condition);
      try {
        if (condition.inPopup?.includes('firefox')) {
          await firefox.enterFrame();
          await firefox.seesText(say('offer.inPopup'));
          await firefox.leaveFrames();
          expect(stage.effects()).toBe(before);
        } else {
          await openIfBar(condition);
          await stage.awaitReady(request);
          await press(condition);
          await until('one request', stage.effects, (count) => count > before);
          expect(stage.effects()).toBe(before + 1);
          await firefox.leaveFrames();
        }
      } finally {
        await undo();
      }
    },
  );

  /** Makes it so; out: how to undo what is the browser's. */
  async function apply(condition: Condition): Promise<() => Promise<unknown>> {
    const { firefox } = stage;
    const undo: (() => Promise<unknown>)[] = [];
    const { zoom, window: size, forcedColors, userSheet, script } = condition;
    if (zoom !== undefined) {
      await firefox.inChrome(`gBrowser.selectedBrowser.fullZoom = ${zoom};`);
      undo.push(() => firefox.inChrome('gBrowser.selectedBrowser.fullZoom = 1;'));
    }
    if (size !== undefined) {
      const before = await firefox.resize(size);
      undo.push(() => firefox.resize(before));
    }
    if (forcedColors) {
      const name = 'browser.display.document_color_use';
      await firefox.inChrome(`Services.prefs.setIntPref('${name}', 2);`);
      undo.push(() => firefox.inChrome(`Services.prefs.clearUserPref('${name}');`));
      // The page hears of it later; a press before that meets a card that is drawn anew.
      await until(
        'forced colours',
        () => firefox.script<boolean>(`return matchMedia('(forced-colors: active)').matches;`),
        Boolean,
      );
    }
    if (userSheet !== undefined)
      await firefox.inChrome(
        `const address = Services.io.newURI('data:text/css,' + encodeURIComponent(${JSON.stringify(userSheet)}));
         gBrowser.selectedBrowser.messageManager.loadFrameScript('data:,' + encodeURIComponent(
           'content.windowUtils.loadSheetUsingURIString("' + address.spec + '", content.windowUtils.USER_SHEET)'), false);`,
      );
    if (script !== undefined) await stage.runInPage(script);
    return () => Promise.all(undo.map((one) => one()));
  }

  /** Where there is little room the card becomes a bar, whose button opens it and requests nothing. */
  async function openIfBar({ zoom, window: size }: Condition): Promise<void> {
    if (zoom === undefined && size === undefined) return;
    const { firefox } = stage;
    await stage.pass(1500);
    await firefox.enterFrame();
    const bar = buttonNamed(say('card.openOffer'));
    if (await firefox.exists(bar)) await firefox.click(bar);
    await firefox.leaveFrames();
  }

  /** One press, by somebody who has only just come. */
  async function press({ by }: Condition): Promise<void> {
    const { firefox } = stage;
    const inFrame = await firefox.script<Rect>(
      `const button = document.evaluate(arguments[0], document, null, 9).singleNodeValue;
       button.scrollIntoView({ block: 'nearest' });
       if (arguments[1]) button.focus();
       const { x, y, width, height } = button.getBoundingClientRect();
       return { x, y, width, height };`,
      buttonNamed(request),
      by === 'key',
    );
    if (by === 'key') {
      await stage.pass(600);
      return firefox.pressKey('\uE007');
    }
    await firefox.leaveFrames();
    const host = await firefox.script<Rect>(`return ${hostRect}`);
    const point = [host.x + inFrame.x + inFrame.width / 2, host.y + inFrame.y + inFrame.height / 2] as const;
    await (by === 'touch' ? firefox.tapAt(...point) : firefox.pressAt(...point));
  }
});
