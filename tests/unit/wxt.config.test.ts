import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** The manifest of a build with these parameters. */
async function manifestFor(browser: string, parameters: Record<string, string> = {}) {
  for (const [name, value] of Object.entries(parameters)) vi.stubEnv(name, value);
  const { default: config } = await import('../../wxt.config.ts');
  if (typeof config.manifest !== 'function') throw new Error('The manifest is made for each browser.');
  return config.manifest({ browser, mode: 'production', manifestVersion: 3, command: 'build' });
}

it('has an id of its own, and no place to update from, unless the build is told', async () => {
  const chromium = await manifestFor('chrome');
  expect(chromium.key).toMatch(/^MIIB/);
  expect(chromium).not.toHaveProperty('update_url');
  const gecko = (await manifestFor('firefox')).browser_specific_settings?.gecko;
  expect(gecko?.id).toBe('knock@knock.invalid');
  expect(gecko).not.toHaveProperty('update_url');
});

it('takes what differs between organisations from the environment', async () => {
  const parameters = {
    KNOCK_CHROMIUM_KEY: 'another key',
    KNOCK_CHROMIUM_UPDATE_URL: 'https://updates.contoso.com/knock.xml',
    KNOCK_FIREFOX_ID: 'knock@contoso.com',
    KNOCK_FIREFOX_UPDATE_URL: 'https://updates.contoso.com/knock.json',
  };
  const chromium = await manifestFor('chrome', parameters);
  expect(chromium).toMatchObject({
    key: 'another key',
    update_url: 'https://updates.contoso.com/knock.xml',
  });
  const firefox = await manifestFor('firefox', parameters);
  expect(firefox.browser_specific_settings?.gecko).toMatchObject({
    id: 'knock@contoso.com',
    update_url: 'https://updates.contoso.com/knock.json',
  });
  expect(firefox).not.toHaveProperty('key');
});
