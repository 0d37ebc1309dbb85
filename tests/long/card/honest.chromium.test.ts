import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { effective, meetRefusal, press as pressButton, seesSent } from '../../e2e/harness/acts.ts';
import type { Knock } from '../../e2e/harness/knock.ts';
import { openStage, people, type Stage } from '../../e2e/harness/stage.ts';
import { until } from '../../e2e/harness/until.ts';
import { say } from '../../e2e/harness/words.ts';
import { hostRect, type Rect } from './cardTarget.ts';
import { type Condition, conditions, organizationOf, packageOf, pageOf } from './honest.ts';

describe('one press files one request in Chromium', () => {
  let stage: Stage;
  let knock: Knock;

  beforeAll(async () => {
    stage = await openStage({}, organizationOf(conditions.length + 1));
    knock = await stage.enter(people.adele);
  });
  afterAll(() => stage.close());

  it.each(conditions.map((condition, index) => ({ ...condition, index })))(
    'with $name',
    async (condition) => {
      const before = effective(stage.organization);
      const { page, card } = await meetRefusal(knock, pageOf(condition.index), people.adele);
      await card.getByRole('button', { name: say('offer.request'), exact: true }).waitFor();
      await apply(page, condition);
      if (condition.inPopup?.includes('chromium')) {
        await card.getByText(say('offer.inPopup')).waitFor();
        if (condition.userSheet === undefined) await press(page, card, condition);
        expect(effective(stage.organization)).toBe(before);
      } else {
        await arrive(page, card);
        await press(page, card, condition);
        await until(
          'one request',
          () => effective(stage.organization),
          (count) => count > before,
        ).catch(async (error: unknown) => {
          throw new Error(`${error}. The card says: ${await card.locator('body').innerText()}`);
        });
        expect(effective(stage.organization)).toBe(before + 1);
      }
      if (condition.zoom !== undefined) await setZoom(page, 1);
      await page.close();
    },
  );

  it('with a card that is shown again after Cancel', async () => {
    const before = effective(stage.organization);
    const { page, card } = await meetRefusal(knock, pageOf(conditions.length), people.adele);
    await arrive(page, card);
    await press(page, card, { name: '' });
    await seesSent(card);
    await pressButton(card, say('request.cancelNamed', { package: packageOf(conditions.length) }));
    await pressButton(card, say('request.cancelYes'));
    await arrive(page, card);
    await press(page, card, { name: '' });
    await until(
      'a second request',
      () => effective(stage.organization),
      (count) => count === before + 2,
    );
    await page.close();
  });

  const ready = (card: Frame) =>
    card
      .getByRole('button', { name: say('offer.request'), exact: true })
      .and(card.locator(':not([aria-disabled=true])'));

  /** Somebody comes to a page that has come to rest: whatever was done to it is over. */
  async function arrive(page: Page, card: Frame): Promise<void> {
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)));
    // Where there is little room the card is a bar, whose button opens it and requests nothing.
    const bar = card.getByRole('button', { name: say('card.openOffer'), exact: true });
    if ((await bar.count()) > 0) await bar.click();
    await ready(card).waitFor();
  }

  const setZoom = async (page: Page, zoom: number) => {
    const id = await knock.tabId(page);
    await knock.desk.evaluate(([tab, factor]) => chrome.tabs.setZoom(tab, factor), [id, zoom] as const);
  };

  async function apply(page: Page, condition: Condition): Promise<void> {
    if (condition.window) await page.setViewportSize(condition.window);
    if (condition.forcedColors) await page.emulateMedia({ forcedColors: 'active' });
    if (condition.zoom !== undefined) await setZoom(page, condition.zoom);
    if (condition.userSheet !== undefined) {
      const id = await knock.tabId(page);
      await (await knock.worker()).evaluate(
        ([tabId, css]) => chrome.scripting.insertCSS({ target: { tabId }, css, origin: 'USER' }),
        [id, condition.userSheet] as const,
      );
    }
    if (condition.script !== undefined)
      await page.evaluate((text) => {
        const element = document.createElement('script');
        element.textContent = text;
        document.head.append(element);
      }, `{${condition.script}}`);
  }

  /** One press, by somebody who has only just come. */
  async function press(page: Page, card: Frame, { by }: Condition): Promise<void> {
    if (by === 'key') {
      await card.getByRole('button', { name: say('offer.request'), exact: true }).focus();
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 600)));
      await page.keyboard.press('Enter');
      return;
    }
    const host = await page.evaluate<Rect>(hostRect);
    const button = await card.locator('.button-primary').evaluate((element) => {
      element.scrollIntoView({ block: 'nearest' });
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width, height };
    });
    const x = host.x + button.x + button.width / 2;
    const y = host.y + button.y + button.height / 2;
    if (by !== 'touch') return page.mouse.click(x, y);
    const session = await knock.context.newCDPSession(page);
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await session.detach();
  }
});
