import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import AxeBuilder from '@axe-core/playwright';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meetRefusal, requestByOneClick } from '../harness/acts.ts';
import type { Knock } from '../harness/knock.ts';
import { openStage, people, type Stage } from '../harness/stage.ts';
import { say } from '../harness/words.ts';

/** The very axe that the builder for pages brings along. */
const axeScript = createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js');
const marketing = 'https://contoso.sharepoint.com/sites/Marketing';
const modes = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['forced colours', { forcedColors: 'active' }],
] as const;

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

  it.each(modes)('in %s: every tab of the popup', async (_, media) => {
    const { page: refused } = await meetRefusal(
      adele,
      'https://contoso.sharepoint.com/sites/Finance',
      people.adele,
    );
    const popup = await adele.openPopup(refused);
    await popup.emulateMedia(media);
    for (const tab of ['popup.thisPage', 'popup.myRequests', 'popup.approvals'] as const) {
      await popup.getByRole('tab', { name: new RegExp(`^${say(tab)}`) }).click();
      await popup.getByRole('tabpanel').first().waitFor();
      expect(await barriers(popup), tab).toEqual([]);
    }
    await popup.close();
    await refused.close();
  });

  it.each(modes)('in %s: hub and settings', async (_, media) => {
    for (const path of ['hub.html', 'options.html']) {
      const page = await adele.open(path);
      await page.emulateMedia(media);
      await page.getByRole('heading').first().waitFor();
      expect(await barriers(page), path).toEqual([]);
      await page.close();
    }
  });

  it.each(modes)('in %s: the card, before and after the click', async (_, media) => {
    for (const site of [marketing, 'https://contoso.sharepoint.com/sites/Finance']) {
      const { page, card } = await meetRefusal(adele, site, people.adele);
      await page.emulateMedia(media);
      await card.getByRole('heading').first().waitFor();
      expect(await barriersIn(card), site).toEqual([]);
      await page.close();
    }
  });
});

interface Broken {
  id: string;
  nodes: { target: unknown[] }[];
}

/** Rules broken, each with the elements that break it. */
const told = (violations: readonly Broken[]): string[] =>
  violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);

async function barriers(page: Page): Promise<string[]> {
  return told((await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations);
}

/** The card lies behind a closed shadow root, where axe sees nothing from outside; the page's landmarks are not ours. */
async function barriersIn(frame: Frame): Promise<string[]> {
  await frame.evaluate(readFileSync(axeScript, 'utf8'));
  const { violations }: { violations: Broken[] } = await frame.evaluate(
    "axe.run({ rules: { 'landmark-one-main': { enabled: false } } })",
  );
  return told(violations);
}
