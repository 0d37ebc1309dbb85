import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import AxeBuilder from '@axe-core/playwright';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meetRefusal, requestByOneClick } from '../e2e/harness/acts.ts';
import type { Knock } from '../e2e/harness/knock.ts';
import { openStage, people, type Stage } from '../e2e/harness/stage.ts';
import { say } from '../e2e/harness/words.ts';

/** The very axe that the builder for pages brings along. */
const axeScript = createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js');
const marketing = 'https://contoso.sharepoint.com/sites/Marketing/SitePages/Plan.aspx';
const finance = 'https://contoso.sharepoint.com/sites/Finance';
const views = ['popup.html', 'hub.html', 'hub.html#/approvals', 'options.html'] as const;
const light = { colorScheme: 'light', forcedColors: 'none' } as const;
/** What is there is the same in each of them; its colours are not. */
const recolored = [
  ['dark', { colorScheme: 'dark', forcedColors: 'none' }],
  ['forced colours', { colorScheme: 'light', forcedColors: 'active' }],
] as const;
const rulesOfColors = ['color-contrast', 'link-in-text-block'];

/** Light, dark and forced colours; lists that hold something. Axe finds what a machine can find. */
describe('how it looks', () => {
  let stage: Stage;
  let adele: Knock;

  beforeAll(async () => {
    stage = await openStage();
    adele = await stage.enter(people.adele, { approves: true });
    const { page, card } = await meetRefusal(adele, marketing, people.adele);
    await requestByOneClick(card);
    await page.close();
  });
  afterAll(() => stage.close());

  it('every tab of the popup', async () => {
    const { page: refused } = await meetRefusal(adele, finance, people.adele);
    const popup = await adele.openPopup(refused);
    for (const tab of ['popup.thisPage', 'popup.myRequests', 'popup.approvals'] as const) {
      await popup.getByRole('tab', { name: new RegExp(`^${say(tab)}`) }).click();
      await popup.getByRole('tabpanel').first().waitFor();
      await inEveryColor(popup, popup, (rules) => barriers(popup, rules), tab);
    }
    await popup.close();
    await refused.close();
  });

  it.each(views)('%s in a tab', async (path) => {
    const page = await adele.open(path);
    await page.getByRole('heading').or(page.getByRole('tab')).first().waitFor();
    await inEveryColor(page, page, (rules) => barriers(page, rules), path);
    await page.close();
  });

  it.each([marketing, finance])('the card on %s', async (site) => {
    const { page, card } = await meetRefusal(adele, site, people.adele);
    await card.getByRole('heading').first().waitFor();
    await inEveryColor(page, card, (rules) => barriersIn(card, rules), site);
    await page.close();
  });

  it('no string that nobody can translate', async () => {
    await adele.desk.evaluate(async () => {
      const { settings } = await chrome.storage.local.get('settings');
      await chrome.storage.local.set({ settings: { ...Object(settings), language: 'qps-plocm' } });
    });
    const found: string[] = [];
    for (const path of views) {
      const page = await adele.open(path);
      await page.locator('html[dir=rtl]').waitFor({ state: 'attached' });
      await page.getByRole('heading').or(page.getByRole('tab')).first().waitFor();
      found.push(...(await plainText(page)).map((text) => `${path}: ${text}`));
      await page.close();
    }
    for (const site of [marketing, finance]) {
      const { page, card } = await meetRefusal(adele, site, people.adele);
      await card.locator('html[dir=rtl]').waitFor({ state: 'attached' });
      await card.getByRole('heading').first().waitFor();
      found.push(...(await plainText(card)).map((text) => `card.html: ${text}`));
      await page.close();
    }
    expect(found).toEqual([]);
  });
});

interface Broken {
  id: string;
  nodes: { target: unknown[] }[];
}

/** Rules broken, each with the elements that break it. */
const told = (violations: readonly Broken[]): string[] =>
  violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);

/** Nothing is broken in light, and none of the colours in the others. */
async function inEveryColor(
  page: Page,
  view: Page | Frame,
  look: (rules?: string[]) => Promise<string[]>,
  what: string,
): Promise<void> {
  await page.emulateMedia(light);
  await finishTransitions(view);
  expect(await look(), `${what} in light`).toEqual([]);
  for (const [name, media] of recolored) {
    await page.emulateMedia(media);
    await finishTransitions(view);
    expect(await look(rulesOfColors), `${what} in ${name}`).toEqual([]);
  }
}

/** A button's background takes a moment from one colour to the other, while its text has the other at once. */
const finishTransitions = (view: Page | Frame): Promise<void> =>
  view.evaluate(() => {
    for (const animation of document.getAnimations())
      if (animation instanceof CSSTransition) animation.finish();
  });

async function barriers(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  return told((await (rules === undefined ? axe : axe.withRules(rules)).analyze()).violations);
}

/** The card lies behind a closed shadow root, where axe sees nothing from outside; the page's landmarks are not ours. */
async function barriersIn(frame: Frame, rules?: string[]): Promise<string[]> {
  await frame.evaluate(readFileSync(axeScript, 'utf8'));
  const options =
    rules === undefined
      ? { rules: { 'landmark-one-main': { enabled: false } } }
      : { runOnly: { type: 'rule', values: rules } };
  const { violations }: { violations: Broken[] } = await frame.evaluate(
    `axe.run(${JSON.stringify(options)})`,
  );
  return told(violations);
}

/** Data keeps its letters in the pseudo-locale; words do not. What is data is named here. */
const data =
  /Adele|Vance|contoso|Marketing|Finance|Campaign|Visitors?|Members?|Knock|team|SugarLearning|Contoso|https?:|chromiumapp|[0-9a-f]{8}-|User\.Read|ReadWrite|Application\.Read|Entitlement|AADSTS|Alt\+Shift|Delivered|qps|English|[A-Z][a-z]+ (?:[A-Z][a-z]+|–)/;

/** Texts and labels that hold a plain English word. */
async function plainText(view: Page | Frame): Promise<string[]> {
  const texts = await view.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode() !== null) {
      const parent = walker.currentNode.parentElement;
      if (parent?.closest('script, style') === null) found.push(walker.currentNode.textContent ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        found.push(element.getAttribute(name) ?? '');
    return found;
  });
  return texts.map((text) => text.trim()).filter((text) => /[a-z]{3}/.test(text) && !data.test(text));
}
