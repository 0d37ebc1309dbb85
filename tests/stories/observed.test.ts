import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readObserved } from '../tenant/observed.ts';
import { backInStory } from './backInStory.ts';

const folder = join(import.meta.dirname, '../tenant/observed');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

it.each(files)('in a tenant as observed in %s a denied person gets in', async (file) => {
  const switches = await readObserved(join(folder, file));
  expect(await backInStory(switches)).toMatchObject({ state: 'delivered', isIn: true, violations: [] });
});

it('a file of another kind is refused with the place', async () => {
  const seed = join(import.meta.dirname, '../tenant/organizations/builtIn.json');
  await expect(readObserved(seed)).rejects.toThrow(/no file of First contact: file: /);
});
