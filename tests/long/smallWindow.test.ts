import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { effective, meetRefusal, press, seesSent } from '../e2e/harness/acts.ts';
import type { Knock } from '../e2e/harness/knock.ts';
import { openStage, people, type Stage } from '../e2e/harness/stage.ts';
import { until } from '../e2e/harness/until.ts';
import { say } from '../e2e/harness/words.ts';

const marketing = 'https://contoso.sharepoint.com/sites/Marketing/SitePages/Plan.aspx';
const open = say('card.openOffer');

/** 320 × 640 px is a window of 1280 px at 400 % (WCAG 1.4.10); 640 × 400 one at 200 %. */
describe('a small window', () => {
  let stage: Stage;
  let knock: Knock;

  beforeAll(async () => {
    stage = await openStage();
    knock = await stage.enter(people.adele);
  });
  afterAll(async () => {
    expect(stage.organization.violations()).toEqual([]);
    await stage.close();
  });

  async function meet(width: number, height: number): Promise<{ page: Page; card: Frame }> {
    const met = await meetRefusal(knock, marketing, people.adele);
    await met.page.setViewportSize({ width, height });
    await met.card.getByRole('button', { name: open }).waitFor();
    await until('a bar', () => host(met.page), isBar);
    return met;
  }

  it('the card is a bar, and covers nothing that the Tab key leads to in the page', async () => {
    const { page, card } = await meet(320, 640);
    // Something along either edge: the bar has to give way twice.
    await page.evaluate(() => {
      const button = (name: string, edge: string) => {
        const one = Object.assign(document.createElement('button'), { textContent: name });
        one.style.cssText = `position:fixed;${edge}:30px;inset-inline:20px`;
        return one;
      };
      document.body.prepend(button('Upper', 'top'));
      document.body.append(button('Lower', 'bottom'));
    });
    const stops: string[] = [];
    for (;;) {
      await page.keyboard.press('Tab');
      const name = await focusedName(page);
      if (name === undefined) break;
      await until(`${name} in sight`, () => isFocusSeen(page), Boolean);
      stops.push(name);
    }
    expect(stops).toEqual(expect.arrayContaining(['Upper', 'Message', 'Request Access', 'Lower']));
    expect(isBar(await host(page))).toBe(true);
    expect(await card.evaluate(() => document.hasFocus())).toBe(true);
    await page.close();
  });

  it('opened, it is a bar again when the page has the focus behind it; then one request is made in it', async () => {
    const { page, card } = await meet(320, 640);
    const request = card.getByRole('button', { name: say('offer.request'), exact: true });
    const ready = card.locator('.offer .button-primary:not([aria-disabled=true])');
    await ready.waitFor({ state: 'attached' });
    // Opening it brings other things under the finger: the button that was ready has to be seen first.
    expect(await card.getByRole('button', { name: open }).evaluate(pressAndLook)).toBe('true');
    await request.waitFor();
    expect(isBar(await host(page))).toBe(false);
    await page.getByRole('button', { name: 'Request Access' }).focus();
    await until('a bar', () => host(page), isBar);
    expect(await isFocusSeen(page)).toBe(true);
    await card.getByRole('button', { name: open }).click();
    await press(card, say('offer.request'));
    await seesSent(card);
    expect(effective(stage.organization)).toBe(1);
    await page.close();
  });

  it('opened in a short window, its primary button is in sight at once', async () => {
    const page = await knock.context.newPage();
    await page.setViewportSize({ width: 640, height: 300 });
    await page.goto('https://contoso.sharepoint.com/sites/Finance');
    const card = await knock.card(page);
    await card.getByRole('button', { name: open }).click();
    // The frame gets its new height from the page.
    await until(
      'opened',
      () => card.evaluate(() => innerHeight),
      (height) => height > tallestBar,
    );
    const box = await card.locator('.offer > .actions .button-primary').boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(300);
    await page.setViewportSize({ width: 1280, height: 800 });
    await until(
      'in its corner',
      () => host(page),
      ({ top, right }) => top === 16 && right === 1280 - 16,
    );
    await page.close();
  });
});

/** Opens the bar. Out: whether the request button says, two frames later, that it isn't ready. */
const pressAndLook = (button: HTMLElement | SVGElement): Promise<string | null | undefined> =>
  new Promise((resolve) => {
    if (button instanceof HTMLElement) button.click();
    const look = () => resolve(document.querySelector('.offer .button-primary')?.ariaDisabled);
    requestAnimationFrame(() => requestAnimationFrame(look));
  });

interface Place {
  top: number;
  right: number;
  height: number;
}

/** Where the card's host stands in the page. */
const host = (page: Page): Promise<Place> =>
  page.evaluate(() => {
    const { top, right, height } =
      document.querySelector(':root > [popover=manual]')?.getBoundingClientRect() ?? new DOMRect();
    return { top, right, height };
  });
const tallestBar = 96;
const isBar = ({ height }: Place): boolean => height >= 80 && height <= tallestBar;

/** What the page says has its focus; `undefined`: the card has it. */
const focusedName = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body || focused.matches(':root > [popover=manual]')) return;
    const [label] = focused instanceof HTMLTextAreaElement ? focused.labels : [];
    return (label ?? focused).textContent?.trim() || focused.localName;
  });

const isFocusSeen = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null) return false;
    const { left, top, width, height } = focused.getBoundingClientRect();
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    return there !== null && (focused.contains(there) || there.contains(focused));
  });
