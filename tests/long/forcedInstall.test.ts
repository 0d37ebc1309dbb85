import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastPolicyArea } from '../../lib/settings/storedSettings.ts';
import { canManage, policyFolder } from '../browsers/policies.ts';
import { until } from '../e2e/harness/until.ts';
import { type RollOut, rollOut, whenInstalled } from './rollOut.ts';

const settings = {
  clientId: '00000000-0000-0000-0000-000000000001',
  tenantId: '00000000-0000-0000-0000-000000000003',
};

describe.runIf(canManage())('Knock, installed by an administrator', () => {
  let roll: RollOut;
  beforeAll(async () => {
    roll = await rollOut();
  });
  afterAll(() => roll?.close());

  const policy = (byPolicy: Record<string, string> | undefined) => ({
    ExtensionInstallForcelist: [`${roll.id};${roll.updateUrl}`],
    // Without it Chromium lets nobody look into an extension that policy installed.
    DeveloperToolsAvailability: 1,
    ...(byPolicy === undefined ? {} : { '3rdparty': { extensions: { [roll.id]: byPolicy } } }),
  });

  it.each([
    ['with its settings', settings],
    ['before its settings', undefined],
  ])(
    '%s opens no page by itself, now or later',
    async (_, byPolicy) => {
      const policyFile = join(policyFolder(), 'knock-forced.json');
      writeFileSync(policyFile, JSON.stringify(policy(byPolicy)));
      const context = await roll.launch();
      try {
        const page = await whenInstalled(context, `chrome-extension://${roll.id}/manifest.json`);
        const installed = await page.evaluate(async () => (await chrome.management.getSelf()).installType);
        expect(installed).toBe('admin');
        // Policy has had its say once it is kept for the next start.
        const kept = () =>
          page.evaluate(
            async (area) => (await chrome.storage.local.get<Record<string, unknown>>(area))[area],
            lastPolicyArea,
          );
        await until(
          'policy known',
          kept,
          (known) => JSON.stringify(known) === JSON.stringify(byPolicy ?? {}),
          60_000,
        );
        const alarms = await page.evaluate(async () =>
          (await chrome.alarms.getAll()).map(({ name }) => name),
        );
        expect(alarms).not.toContain('knock.welcome');
        const opened = context
          .pages()
          .map((each) => each.url())
          .filter((url) => url.includes(roll.id) && !url.endsWith('/manifest.json'));
        expect(opened).toEqual([]);
      } finally {
        await context.close();
        rmSync(policyFile, { force: true });
      }
    },
    180_000,
  );
});
