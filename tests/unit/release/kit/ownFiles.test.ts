import { describe, expect, it } from 'vitest';
import { developmentIds, redirectUris } from '../../../../lib/release/ids.ts';
import { kitFiles } from '../../../../lib/release/kit/kit.ts';
import { ownFiles } from '../../../../lib/release/kit/ownFiles.ts';
import { keysIn } from '../../../../lib/release/kit/policyKeys.ts';
import { defaultSettings } from '../../../../lib/settings/decodeSettings.ts';
import schema from '../../../../public/managed-schema.json' with { type: 'json' };

const settings = {
  clientId: '00000000-0000-0000-0000-000000000001',
  tenantId: '00000000-0000-0000-0000-000000000003',
  cloud: 'global',
} as const;
const own = { chrome: 'a'.repeat(32), edge: 'b'.repeat(32), firefox: 'knock@fabrikam.com' };
const browsers = ['chrome', 'edge', 'firefox'] as const;

describe.each(browsers)('in %s', (browser) => {
  const id = own[browser];
  const files = ownFiles({ browser, id }, schema, { ...defaultSettings, ...settings });

  it('the files are those that `npm run kit` makes for the same id', () => {
    const plan = { ids: own, keys: keysIn(schema).keys, settings, updateUrls: {} };
    const kit = Object.entries(kitFiles(plan)).filter(([path]) => path.includes(browser));
    expect(
      Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith('register.'))),
    ).toEqual(Object.fromEntries(kit));
    expect(kit.length).toBeGreaterThan(1);
  });

  it('the scripts register this browser and no other', () => {
    for (const name of ['register.sh', 'register.ps1']) {
      expect(files[name]).toContain(`'${id}'`);
      for (const other of [...browsers.filter((one) => one !== browser).map((one) => own[one])])
        expect(files[name]).not.toContain(other);
      for (const other of Object.values(developmentIds)) expect(files[name]).not.toContain(other);
    }
    expect(redirectUris({ [browser]: id })).toHaveLength(1);
  });
});

it('a self-hosted package is fetched from where it says', () => {
  const updateUrl = 'https://updates.contoso.com/knock.xml';
  const files = ownFiles({ browser: 'chrome', id: own.chrome, updateUrl }, schema, defaultSettings);
  expect(files['linux/chrome.json']).toContain(updateUrl);
});
