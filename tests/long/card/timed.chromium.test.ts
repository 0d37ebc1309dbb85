import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { effective, meetRefusal } from '../../e2e/harness/acts.ts';
import type { Knock } from '../../e2e/harness/knock.ts';
import { openStage, people, type Stage } from '../../e2e/harness/stage.ts';
import { say } from '../../e2e/harness/words.ts';
import { prelude } from './attacks.ts';
import { hostRect, pointIn, type Rect, shareOf } from './cardTarget.ts';
import { organizationOf, pageOf } from './honest.ts';
import { timedAttacks } from './timedAttacks.ts';

describe('a page that times its cover, in Chromium', () => {
  let stage: Stage;
  let knock: Knock;

  beforeAll(async () => {
    stage = await openStage({}, organizationOf(timedAttacks.length));
    knock = await stage.enter(people.adele);
  });
  afterAll(() => stage.close());

  it.each(
    timedAttacks.map((attack, index) => ({ ...attack, index })).filter(({ not }) => not !== 'chromium'),
  )('nothing is filed: $name', async ({ script, pressAfter, index }) => {
    const filed = effective(stage.organization);
    const { page, card } = await meetRefusal(knock, pageOf(index), people.adele);
    const button = card
      .getByRole('button', { name: say('offer.request'), exact: true })
      .and(card.locator(':not([aria-disabled=true])'));
    await button.waitFor();
    const box = await button.boundingBox();
    if (box === null) throw new Error('The button is not to be seen.');
    await page.evaluate((text) => {
      const element = document.createElement('script');
      element.textContent = text;
      document.head.append(element);
    }, `{${prelude}${script}}`);
    await pass(page, 1500);
    await button.waitFor();
    await page.mouse.move(600, 600);
    const before = await page.evaluate<Rect>(hostRect);
    const there = (await page.evaluate<Rect | undefined>('now()')) ?? before;
    const { x, y } = pointIn(there, shareOf(box, before));
    await new Promise((resolve) => setTimeout(resolve, pressAfter));
    await page.mouse.move(x - 5, y);
    await page.mouse.click(x, y, { delay: 60 });
    await pass(page, 2500);
    console.log((await card.locator('body').innerText()).replaceAll('\n', ' | '));
    expect(effective(stage.organization)).toBe(filed);
    await page.close();
  });

  const pass = (page: Page, ms: number) =>
    page.evaluate((time) => new Promise((resolve) => setTimeout(resolve, time)), ms);
});
