import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { effective, meetRefusal } from '../../e2e/harness/acts.ts';
import type { Knock } from '../../e2e/harness/knock.ts';
import { openStage, people, type Stage } from '../../e2e/harness/stage.ts';
import { say } from '../../e2e/harness/words.ts';
import { type Attack, attacks, prelude } from './attacks.ts';
import { hostRect, pointIn, type Rect, shareOf, zoomed } from './cardTarget.ts';
import { keep, shareAlike, whole } from './pictures.ts';

const plan = 'https://contoso.sharepoint.com/sites/Marketing/SitePages/Plan.aspx';

describe('in Chromium', () => {
  let stage: Stage;
  let knock: Knock;

  beforeAll(async () => {
    stage = await openStage();
    knock = await stage.enter(people.adele);
  });
  afterAll(() => stage.close());

  it.each(attacks.filter((attack) => attack.not !== 'chromium'))(
    'nothing is filed: $name',
    async (attack) => {
      const { page, card } = await meetRefusal(knock, plan, people.adele);
      const button = readyButton(card);
      await button.waitFor();
      const host = await rectOf(page);
      const box = await button.boundingBox();
      if (host === undefined || box === null) throw new Error('The button is not to be seen.');
      const before = await page.screenshot();
      if (attack.needsGesture) await page.mouse.click(200, 700);
      await run(page, attack);
      await pass(page, 1200);
      const during = await page.screenshot();
      keep(`chromium ${attack.name}`, during);
      const share = shareAlike(before, during, host);
      // An attack that does the card no harm isn't judged: whoever presses then has seen the card.
      if (attack.isUnseen || share < whole)
        for (let press = 0; press < 3; press += 1) {
          // It may be over by now, as a held view transition is after four seconds.
          if (!attack.isUnseen && shareAlike(before, await page.screenshot(), host) >= whole) break;
          await pressAt(page, shareOf(box, host), attack.paintedZoom);
          await pass(page, 700);
        }
      console.log(
        `${attack.name}: ${(share * 100).toFixed(0)} % of the card as before, ${effective(stage.organization)} filed`,
      );
      expect(effective(stage.organization)).toBe(0);
      if (attack.isMended) expect(share).toBeGreaterThan(whole);
      await page.close();
    },
  );

  const readyButton = (card: Frame) =>
    card
      .getByRole('button', { name: say('offer.request'), exact: true })
      .and(card.locator(':not([aria-disabled=true])'));
  const rectOf = (page: Page) => page.evaluate<Rect | undefined>(hostRect);
  const run = (page: Page, { script }: Attack) =>
    page.evaluate((text) => {
      const element = document.createElement('script');
      element.textContent = text;
      document.head.append(element);
    }, `{${prelude}${script}}`);
  const pass = (page: Page, ms: number) =>
    page.evaluate((time) => new Promise((resolve) => setTimeout(resolve, time)), ms);

  /** A real mouse: on its way, at rest, and down. */
  async function pressAt(page: Page, share: { x: number; y: number }, zoom = 1): Promise<void> {
    const host = await rectOf(page);
    if (host === undefined || host === null || host.width === 0) return;
    const point = pointIn(zoomed(host, zoom), share);
    await page.mouse.move(point.x - 20, point.y);
    await page.mouse.move(point.x, point.y, { steps: 5 });
    await page.mouse.click(point.x, point.y);
  }
});
