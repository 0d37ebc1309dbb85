import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canManage, policyFolder } from '../browsers/policies.ts';
import { until } from '../e2e/harness/until.ts';
import { say } from '../e2e/harness/words.ts';
import { misbehaviours, type RollOut, rollOut, whenInstalled } from './rollOut.ts';

/** An update server of the organisation's own may be down, or lie: what is installed goes on. */
describe.runIf(canManage())('an update server that', () => {
  let roll: RollOut;
  let context: BrowserContext;
  let page: Page;
  let version: string;
  const policyFile = join(policyFolder(), 'knock-update-server.json');

  beforeAll(async () => {
    roll = await rollOut();
    version = roll.version;
    const policy = {
      // Updates come from the manifest's own address otherwise.
      ExtensionSettings: {
        [roll.id]: {
          installation_mode: 'force_installed',
          update_url: roll.updateUrl,
          override_update_url: true,
        },
      },
      DeveloperToolsAvailability: 1,
    };
    writeFileSync(policyFile, JSON.stringify(policy));
    context = await roll.launch();
    page = await whenInstalled(context, `chrome-extension://${roll.id}/options.html`);
    await page.evaluate(() => chrome.storage.local.set({ 'test.kept': 'what the person has' }));
  }, 120_000);
  afterAll(async () => {
    await context?.close();
    await roll?.close();
    rmSync(policyFile, { force: true });
  });

  const installed = () => page.evaluate(() => chrome.runtime.getManifest().version);
  /** What *Update* on the browser's own page of extensions does, as often as one likes; then time to take what came. */
  async function update(): Promise<void> {
    const before = roll.asked().length;
    const extensions = await context.newPage();
    await extensions.goto('chrome://extensions');
    await extensions.evaluate('void chrome.developerPrivate.autoUpdate()');
    await until(
      'asked',
      async () => roll.asked().length,
      (count) => count > before,
    );
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await extensions.close();
  }

  it.each(misbehaviours)(
    'is wrong (%s) leaves what is installed as it is',
    { timeout: 60_000 },
    async (how) => {
      roll.misbehave(how);
      await update();
      roll.misbehave(undefined);
      await page.reload();
      expect(await installed()).toBe(version);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(
        await page.evaluate(async () => (await chrome.storage.local.get('test.kept'))['test.kept']),
      ).toBe('what the person has');
      expect(await page.getByText(say('options.title')).first().isVisible()).toBe(true);
    },
  );

  it('is right again brings the next version', { timeout: 120_000 }, async () => {
    await roll.publishNext();
    await update();
    // The browser puts it in place once nothing of Knock runs.
    const now = await until(
      'the update',
      async () => {
        await page.evaluate(() => chrome.runtime.reload()).catch(() => {});
        page = await whenInstalled(context, `chrome-extension://${roll.id}/options.html`);
        return await installed();
      },
      (found) => found === roll.version,
      60_000,
    );
    expect(now).not.toBe(version);
  });
});
