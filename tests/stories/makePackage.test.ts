import { describe, expect, it } from 'vitest';
import { everything, madeOf, maker, whole } from '../unit/authoring/maker.ts';

describe('two packages for a site that none grants', () => {
  it('are made by a catalog’s owner who has no directory role', async () => {
    const lee = maker();
    const row = await lee.live('create');
    expect(row).toMatchObject({ state: 'created' });
    expect(madeOf(lee)).toEqual(whole);
    expect(lee.world.tenant.violations()).toEqual([]);
  });

  it('are gone again after an undo, and nothing else is', async () => {
    const lee = maker();
    const before = everything(lee);
    await lee.live('create');
    expect(await lee.live('undo')).toMatchObject({ state: 'undone' });
    expect(everything(lee)).toEqual(before);
  });
});
