import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import AxeBuilder from '@axe-core/playwright';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meetRefusal } from './harness/acts.ts';
import type { Knock } from './harness/knock.ts';
import { openStage, people, type Stage } from './harness/stage.ts';

const marketing = 'https://contoso.sharepoint.com/sites/Marketing/SitePages/Plan.aspx';
const views = ['popup.html', 'hub.html', 'hub.html#/approvals', 'options.html'] as const;

describe('every view', () => {
  let stage: Stage;
  let adele: Knock;

  beforeAll(async () => {
    stage = await openStage();
    adele = await stage.enter(people.adele);
  });
  afterAll(() => stage.close());

  it.each(views)('%s has no barrier that axe can find', async (path) => {
    const page = await adele.open(path);
    await page.getByRole('heading').or(page.getByRole('tab')).first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.close();
  });

  it('nor has the card', async () => {
    const { page, card } = await meetRefusal(adele, marketing, people.adele);
    await card.getByText('Marketing – Visitor').first().waitFor();
    const standalone = await barriersIn(card);
    expect(standalone).toEqual([]);
    await page.close();
  });

  it('shows no string that nobody can translate', async () => {
    const options = await adele.open('options.html');
    await options.evaluate(async () => {
      const { settings = {} } = await chrome.storage.local.get('settings');
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
    const { card } = await meetRefusal(adele, marketing, people.adele);
    await card.locator('html[dir=rtl]').waitFor({ state: 'attached' });
    await card.getByText('Marketing – Visitor').first().waitFor();
    found.push(...(await plainText(card)).map((text) => `card.html: ${text}`));
    expect(found).toEqual([]);
  });
});

/** Rules broken, each with the elements that break it. */
async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

/** The very axe that the builder for pages brings along. */
const axeScript = createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js');

/** The card is a frame of a page that is not ours: axe is run inside it alone, and the page's landmark is not ours. */
async function barriersIn(frame: Frame): Promise<string[]> {
  await frame.evaluate(readFileSync(axeScript, 'utf8'));
  return frame.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> };
    };
    const { violations } = await axe.run({ rules: { 'landmark-one-main': { enabled: false } } });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
  });
}

/** Data keeps its letters in the pseudo-locale; words do not. What is data is named here. */
const data =
  /Adele|Vance|contoso|Marketing|Campaign|Visitors?|Members?|Knock|team|SugarLearning|Contoso|https?:|chromiumapp|[0-9a-f]{8}-|User\.Read|ReadWrite|Application\.Read|Entitlement|AADSTS|Delivered|qps|English|[A-Z][a-z]+ (?:[A-Z][a-z]+|–)/;

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
