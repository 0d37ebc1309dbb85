import { expect, it } from 'vitest';
import config from '../../wxt.config.ts';

const manifestFor = async (browser: string, mode: string) => {
  if (typeof config.manifest !== 'function') throw new Error('The manifest is made for each browser.');
  return config.manifest({ browser, mode, manifestVersion: 3, command: 'build' });
};

it('fixes the id of an unpacked build, and leaves it to the store in a package', async () => {
  expect(await manifestFor('chrome', 'production')).toHaveProperty('key');
  expect(await manifestFor('chrome', 'store')).not.toHaveProperty('key');
  const { key: _fixed, ...rest } = await manifestFor('chrome', 'production');
  expect(await manifestFor('chrome', 'store')).toEqual(rest);
});
