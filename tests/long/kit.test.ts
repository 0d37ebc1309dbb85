import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settingValue } from '../../components/help/helpFacts.ts';
import { developmentIds } from '../../lib/release/ids.ts';
import { kitFiles } from '../../lib/release/kit/kit.ts';
import { exampleSettings, readSchema } from '../../lib/release/kit/policyKeys.ts';
import { decodeSettings } from '../../lib/settings/decodeSettings.ts';
import { policyLists } from '../../lib/settings/policyLists.ts';
import type { SettingKey } from '../../lib/settings/settings.ts';
import schema from '../../public/managed-schema.json' with { type: 'json' };
import { findBrowser } from '../browsers/find.ts';
import { canManage, hasOwnPolicies, policyFolder } from '../browsers/policies.ts';
import { withSharedHosts } from '../browsers/sharedHosts.ts';
import { launchFirefox } from '../e2e/harness/firefox.ts';
import { buttonNamed } from '../e2e/harness/firefoxStage.ts';
import { until } from '../e2e/harness/until.ts';
import { say } from '../e2e/harness/words.ts';
import { type RollOut, rollOut, whenInstalled } from './rollOut.ts';

/** A file of the kit alone installs Knock and gives it every setting: what *Help* says of each is what was set. */
withSharedHosts();
const { keys } = readSchema(schema);
const settings = exampleSettings(keys);
const known = decodeSettings(settings, {}, policyLists);
const byPolicy = say('help.source.policy');
/** What *Help* has to show: key, value, source. */
const expected = Object.keys(settings)
  .map((key) => [key, settingValue(known, key as SettingKey), byPolicy])
  .sort();
/** Reads the table of settings; runs in the page. */
const tableRows = `return [...document.querySelectorAll('table.counts tbody tr')]
  .map((row) => [...row.children].map((cell) => cell.textContent));`;
const ofPolicy = (rows: string[][]) => rows.filter(([, , source]) => source === byPolicy).sort();

let roll: RollOut;
beforeAll(async () => {
  if (canManage()) roll = await rollOut();
});
afterAll(() => roll?.close());

const filesFor = () =>
  kitFiles({
    ids: { ...developmentIds, chrome: roll.id },
    keys,
    settings,
    updateUrls: { chrome: roll.updateUrl, firefox: roll.firefoxUrl() },
    // ESR takes a package that Mozilla has not signed; other builds don't.
    unsigned: true,
  });

it.runIf(canManage())('linux/chrome.json, in Chromium', async () => {
  const own = join(policyFolder(), 'knock-kit.json');
  const tools = join(policyFolder(), 'knock-kit-tools.json');
  writeFileSync(own, filesFor()['linux/chrome.json'] ?? '');
  // Without it Chromium lets nobody look into an extension that policy installed.
  writeFileSync(tools, JSON.stringify({ DeveloperToolsAvailability: 1 }));
  const context = await roll.launch();
  try {
    const page = await whenInstalled(context, `chrome-extension://${roll.id}/hub.html#/help`);
    const managed = () => page.evaluate(async () => await chrome.storage.managed.get(null));
    await until('policy', managed, (policy) => Object.keys(policy).length > 0, 60_000);
    expect(await managed()).toEqual(settings);
    await page.getByRole('button', { name: say('help.settings') }).click();
    const rows = () => page.evaluate<string[][]>(`(() => { ${tableRows} })()`);
    await until('settings', rows, (all) => ofPolicy(all).length === expected.length);
    expect(ofPolicy(await rows())).toEqual(expected);
    expect(await page.getByText(say('failure.policyInvalid.do')).count()).toBe(0);
    const about = await page.evaluate(async () => ({
      installType: (await chrome.management.getSelf()).installType,
      ...(await chrome.action.getUserSettings()),
    }));
    expect(about).toMatchObject({ installType: 'admin', isOnToolbar: true });
  } finally {
    await context.close();
    rmSync(own, { force: true });
    rmSync(tools, { force: true });
  }
});

describe.runIf(hasOwnPolicies() && findBrowser('firefox'))('firefox/policies.json, in Firefox', () => {
  const folder = mkdtempSync(join(tmpdir(), 'knock-kit-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('installs Knock, pins it and gives it every setting', async () => {
    writeFileSync(join(folder, 'policies.json'), filesFor()['firefox/policies.json'] ?? '');
    const firefox = await launchFirefox({ hostPatterns: [], httpsPort: 9, policies: folder });
    try {
      await until(
        'installed',
        () =>
          firefox.inChrome<boolean>(
            `return WebExtensionPolicy.getByID('${developmentIds.firefox}') !== null`,
          ),
        Boolean,
        60_000,
      );
      await firefox.navigate(`${firefox.origin}/hub.html#/help`);
      await firefox.click(buttonNamed(say('help.settings')));
      const rows = () => firefox.script<string[][]>(tableRows);
      await until('settings', rows, (all) => ofPolicy(all).length === expected.length, 20_000);
      expect(ofPolicy(await rows())).toEqual(expected);
      expect(await firefox.script('return document.body.innerText')).not.toContain(
        say('failure.policyInvalid.do'),
      );
      const area = await firefox.inChrome(
        `const { CustomizableUI } = ChromeUtils.importESModule('moz-src:///browser/components/customizableui/CustomizableUI.sys.mjs');
         return CustomizableUI.getPlacementOfWidget('knock_knock_invalid-browser-action')?.area;`,
      );
      expect(area).toBe('nav-bar');
    } finally {
      await firefox.close();
    }
  });
});
